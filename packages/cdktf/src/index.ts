export {
  App,
  AssetType,
  AwsProvider,
  CloudwatchLogGroup,
  CloudwatchMetricAlarm,
  Construct,
  IamPolicy,
  IamRole,
  IamRolePolicy,
  LambdaEventSourceMapping,
  LambdaFunction,
  LambdaFunctionUrl,
  TerraformAsset,
  TerraformOutput,
  TerraformStack,
  TerraformVariable,
} from './adapter.js'
export type { AlarmOptions, AlarmThreshold } from './alarms/alarm-options.js'
export { localBackend } from './backend/local-backend.js'
export { type S3BackendOptions, s3Backend } from './backend/s3-backend.js'
export type { BackupOptions, BackupRule } from './backup/backup-options.js'
export { ciDeployRole } from './ci/ci-deploy-role.js'
export type {
  CiDeployRoleOptions,
  DeployRoleOptions,
  FromBranch,
  FromEnvironment,
} from './ci/ci-deploy-role-options.js'
export type { AwsEnvironment, AwsEnvironmentOptions } from './environment/aws-environment.js'
export { type ConfigureAwsOptions, configureAws } from './environment/configure-aws.js'
export { DuplicateLogicalIdError } from './errors/duplicate-logical-id-error.js'
export { InvalidOptionsError } from './errors/invalid-options-error.js'
export { MissingEnvironmentError } from './errors/missing-environment-error.js'
export { ProviderTooOldError } from './errors/provider-too-old-error.js'
export { type GrantedRole, type GrantOptions, grant } from './grant/grant.js'
export { constrainProvider, PROVIDER_CONSTRAINT } from './provider/provider-constraint.js'
export type {
  OnDemandCapacity,
  OnDemandLimits,
  ProvisionedCapacity,
  ProvisionedLimits,
  ProvisionedUnits,
  ScaledUnits,
} from './table/capacity.js'
export type { ContributorInsights } from './table/contributor-insights.js'
export { DesignTable } from './table/design-table.js'
export type { AwsKey, Encryption, GivenKey, OwnKey } from './table/encryption.js'
export type { ImportFormat, ImportTable } from './table/import-table.js'
export type { KinesisDestination } from './table/kinesis-destination.js'
export type { DesignTableProps, OnDemandProps, ProvisionedProps, TableProps } from './table/props.js'
export type {
  EventualReplicas,
  ProvisionedReplica,
  ProvisionedReplicas,
  Replica,
  Replicas,
  StrongReplicas,
} from './table/replicas.js'
export type { ResourcePolicyStatement } from './table/resource-policy.js'
export type { WarmThroughput, WarmUnits } from './table/warm-throughput.js'
