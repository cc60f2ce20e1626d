import type { ConfigureAwsOptions } from '@keyprint/cdktf'

type ProviderOptions = NonNullable<ConfigureAwsOptions['provider']>

/** The services that the stacks use. */
const SERVICES = [
  'appautoscaling',
  'backup',
  'cloudwatch',
  'dynamodb',
  'iam',
  'kinesis',
  'kms',
  'lambda',
  'logs',
  's3',
  'sts',
] as const

/**
 * Provider options for an AWS that is none, such as moto: every service at one address, or some at addresses of their
 * own, with credentials that open nothing.
 */
export function localAws(
  endpoint: string,
  others: Readonly<Partial<Record<(typeof SERVICES)[number], string>>> = {},
): ProviderOptions {
  const all = Object.fromEntries(SERVICES.map((service) => [service, endpoint]))
  return {
    accessKey: 'local',
    secretKey: 'local',
    endpoints: [{ ...all, ...others }],
    skipCredentialsValidation: true,
    skipMetadataApiCheck: 'true',
    skipRegionValidation: true,
    skipRequestingAccountId: false,
  }
}
