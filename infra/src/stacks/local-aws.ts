import type { AwsProviderConfig } from '@keyprint/cdktf'

/** The services that the stacks use. */
const SERVICES = [
  'appautoscaling',
  'backup',
  'cloudwatch',
  'dynamodb',
  'iam',
  'kinesis',
  'kms',
  's3',
  'sts',
] as const

/**
 * Provider options for an AWS that is none, such as moto: every service at one address, with credentials that open
 * nothing.
 */
export function localAws(endpoint: string): AwsProviderConfig {
  return {
    accessKey: 'local',
    secretKey: 'local',
    endpoints: [Object.fromEntries(SERVICES.map((service) => [service, endpoint]))],
    skipCredentialsValidation: true,
    skipMetadataApiCheck: 'true',
    skipRegionValidation: true,
    skipRequestingAccountId: false,
  }
}
