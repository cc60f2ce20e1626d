/**
 * The only place that imports cdktf, constructs and the AWS bindings; a lint rule refuses them elsewhere. A move to
 * another fork of cdktf, or to generated bindings, is a change of this file.
 *
 * Each resource comes from its own module with `/index.js`: the root of the bindings takes 540 MB, and paths without the
 * file do not resolve under Node's ESM.
 */
export { AppautoscalingPolicy } from '@cdktf/provider-aws/lib/appautoscaling-policy/index.js'
export { AppautoscalingTarget } from '@cdktf/provider-aws/lib/appautoscaling-target/index.js'
export { BackupPlan, type BackupPlanRule } from '@cdktf/provider-aws/lib/backup-plan/index.js'
export { BackupSelection } from '@cdktf/provider-aws/lib/backup-selection/index.js'
export { BackupVault } from '@cdktf/provider-aws/lib/backup-vault/index.js'
export { CloudwatchDashboard } from '@cdktf/provider-aws/lib/cloudwatch-dashboard/index.js'
export { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js'
export {
  CloudwatchMetricAlarm,
  type CloudwatchMetricAlarmMetricQuery,
} from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js'
export { DynamodbContributorInsights } from '@cdktf/provider-aws/lib/dynamodb-contributor-insights/index.js'
export { DynamodbKinesisStreamingDestination } from '@cdktf/provider-aws/lib/dynamodb-kinesis-streaming-destination/index.js'
export { DynamodbResourcePolicy } from '@cdktf/provider-aws/lib/dynamodb-resource-policy/index.js'
export {
  DynamodbTable,
  type DynamodbTableAttribute,
  type DynamodbTableConfig,
  type DynamodbTableGlobalSecondaryIndex,
  type DynamodbTableImportTable,
  type DynamodbTableLocalSecondaryIndex,
  type DynamodbTableReplica,
  dynamodbTableGlobalSecondaryIndexToTerraform,
} from '@cdktf/provider-aws/lib/dynamodb-table/index.js'
export { DynamodbTableReplicaA as DynamodbTableReplicaResource } from '@cdktf/provider-aws/lib/dynamodb-table-replica/index.js'
export { IamOpenidConnectProvider } from '@cdktf/provider-aws/lib/iam-openid-connect-provider/index.js'
export { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy/index.js'
export { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js'
export { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy/index.js'
export { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment/index.js'
export { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias/index.js'
export { KmsKey } from '@cdktf/provider-aws/lib/kms-key/index.js'
export { LambdaEventSourceMapping } from '@cdktf/provider-aws/lib/lambda-event-source-mapping/index.js'
export { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function/index.js'
export { LambdaFunctionUrl } from '@cdktf/provider-aws/lib/lambda-function-url/index.js'
export { AwsProvider, type AwsProviderConfig } from '@cdktf/provider-aws/lib/provider/index.js'
export {
  Annotations,
  App,
  type AppConfig,
  AssetType,
  type ITerraformDependable,
  LocalBackend,
  S3Backend,
  TerraformAsset,
  TerraformElement,
  TerraformOutput,
  TerraformProvider,
  TerraformStack,
  TerraformVariable,
  Testing,
  Token,
} from 'cdktf'
export { Construct } from 'constructs'
