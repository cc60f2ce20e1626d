import { type Construct, DynamodbContributorInsights, type DynamodbTable } from '../adapter.js'
import { fixedId } from '../support/fixed-id.js'

/**
 * On for the table and all its global indexes, or for the table and those named.
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/contributorinsights_HowItWorks.html
 */
export type ContributorInsights = boolean | { readonly indexes: readonly string[] }

/** Indexes that have contributor insights beside the table; undefined when it is off. */
export function insightIndexes(
  insights: ContributorInsights | undefined,
  indexes: readonly string[],
): readonly string[] | undefined {
  if (insights === undefined || insights === false) return undefined
  return insights === true ? indexes : insights.indexes
}

export function addContributorInsights(
  scope: Construct,
  id: string,
  table: DynamodbTable,
  indexes: readonly string[],
): void {
  const tableName = table.name
  const type = DynamodbContributorInsights.tfResourceType
  fixedId(new DynamodbContributorInsights(scope, 'insights', { tableName }), type, id)
  for (const indexName of indexes) {
    const insights = new DynamodbContributorInsights(scope, `insights-${indexName}`, { tableName, indexName })
    fixedId(insights, type, `${id}_${indexName.replaceAll('.', '_')}`)
  }
}
