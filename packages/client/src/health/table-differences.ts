import type {
  KeySchemaElement,
  Projection as LiveProjection,
  TableDescription,
} from '@aws-sdk/client-dynamodb'
import type { IndexSpec, KeyAttribute, Projection, TableSpec } from '@keyprint/key-design'

/** DynamoDB's names of key types. */
const TYPES = { string: 'S', number: 'N', binary: 'B' } as const

/** In what a table differs from the design, as far as reading and writing depend on it. Further indexes do no harm. */
export function tableDifferences(table: TableSpec, live: TableDescription): readonly string[] {
  const types = new Map(
    (live.AttributeDefinitions ?? []).map(({ AttributeName, AttributeType }) => [
      AttributeName,
      AttributeType,
    ]),
  )
  const shown = keysText(live.KeySchema, types)
  const wanted = wantedText([table.partitionKey], table.sortKey === undefined ? [] : [table.sortKey])
  return [
    ...(shown === wanted ? [] : [`The table's key is ${shown}, but the design has ${wanted}.`]),
    ...Object.entries(table.indexes).flatMap(([name, index]) => indexDifferences(name, index, live, types)),
  ]
}

type Types = ReadonlyMap<string | undefined, string | undefined>

function indexDifferences(
  name: string,
  index: IndexSpec,
  live: TableDescription,
  types: Types,
): readonly string[] {
  const found = (index.type === 'global' ? live.GlobalSecondaryIndexes : live.LocalSecondaryIndexes)?.find(
    ({ IndexName }) => IndexName === name,
  )
  if (found === undefined) return [`The table has no ${index.type} secondary index '${name}'.`]
  const [shown, wanted] = [keysText(found.KeySchema, types), wantedText(index.partitionKey, index.sortKey)]
  const [projected, wantedProjection] = [
    projectionText(found.Projection),
    wantedProjectionText(index.projection),
  ]
  return [
    ...(shown === wanted ? [] : [`The key of index '${name}' is ${shown}, but the design has ${wanted}.`]),
    ...(projected === wantedProjection
      ? []
      : [`Index '${name}' projects ${projected}, but the design has ${wantedProjection}.`]),
  ]
}

/** Which indexes of the design are being made or deleted, as those of a table are that is. */
export function passingIndexes({ indexes }: TableSpec, live: TableDescription): readonly string[] {
  return (live.GlobalSecondaryIndexes ?? []).flatMap(({ IndexName = '', IndexStatus }) =>
    Object.hasOwn(indexes, IndexName) && (IndexStatus === 'CREATING' || IndexStatus === 'DELETING')
      ? [`Index '${IndexName}' is ${IndexStatus} and cannot be queried.`]
      : [],
  )
}

const keysText = (schema: readonly KeySchemaElement[] = [], types: Types): string =>
  schema
    .map(({ AttributeName, KeyType }) => `${AttributeName} (${KeyType} ${types.get(AttributeName)})`)
    .join(', ')

function wantedText(partition: readonly KeyAttribute[], sort: readonly KeyAttribute[]): string {
  const text = (keys: readonly KeyAttribute[], role: string) =>
    keys.map(({ name, type }) => `${name} (${role} ${TYPES[type]})`)
  return [...text(partition, 'HASH'), ...text(sort, 'RANGE')].join(', ')
}

const projectionText = ({ ProjectionType, NonKeyAttributes = [] }: LiveProjection = {}): string =>
  [ProjectionType, ...[...NonKeyAttributes].sort()].join(' ')

function wantedProjectionText(projection: Projection): string {
  if (projection === 'all') return 'ALL'
  return projection === 'keys-only' ? 'KEYS_ONLY' : ['INCLUDE', ...projection].join(' ')
}
