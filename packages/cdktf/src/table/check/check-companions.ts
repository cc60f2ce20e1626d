import { Token } from '../../adapter.js'
import { checkAlarms } from '../../alarms/check-alarms.js'
import { checkBackup } from '../../backup/check-backup.js'
import type { AwsEnvironment } from '../../environment/aws-environment.js'
import { insightIndexes } from '../contributor-insights.js'
import type { DesignTableProps } from '../props.js'
import { MAX_RESOURCE_POLICY_BYTES, resourcePolicyJson } from '../resource-policy.js'
import { checkArn } from './arn.js'
import { checkIndexNames } from './check-index-names.js'

/** What is wrong with what stands beside the table. */
export function checkCompanions(props: DesignTableProps, { region }: AwsEnvironment): string[] {
  const { design, contributorInsights, kinesis, resourcePolicy, alarms, backup } = props
  return [
    ...checkIndexNames(design.table, 'contributor insights', insightIndexes(contributorInsights, []) ?? []),
    ...(kinesis === undefined || Token.isUnresolved(kinesis.streamArn)
      ? []
      : checkArn('the Kinesis stream', kinesis.streamArn, 'kinesis', region, 'stream/')),
    ...(resourcePolicy === undefined ? [] : checkResourcePolicy(resourcePolicyJson(resourcePolicy))),
    ...(alarms === undefined ? [] : checkAlarms(alarms)),
    ...(backup === undefined ? [] : checkBackup(props.tableName, backup)),
  ]
}

function checkResourcePolicy(policy: string): string[] {
  if (policy.length <= MAX_RESOURCE_POLICY_BYTES) return []
  return [`the resource policy has ${policy.length} bytes; DynamoDB allows ${MAX_RESOURCE_POLICY_BYTES}.`]
}
