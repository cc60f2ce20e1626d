import { type Construct, KmsAlias, KmsKey } from '../adapter.js'
import type { AwsEnvironment } from '../environment/aws-environment.js'
import { defined } from '../support/defined.js'
import { fixedId } from '../support/fixed-id.js'
import { literalJson } from '../support/literal-json.js'
import { keyAlias, MAX_DELETION_WINDOW_DAYS, type OwnKey } from './encryption.js'

/** What a table's own key is made of. */
interface KeyContext {
  readonly id: string
  readonly tableName: string
  readonly environment: AwsEnvironment
  readonly preventDestroy: boolean
  readonly tags: { readonly [key: string]: string } | undefined
}

/**
 * A symmetric key with rotation, and its alias, by which policies name it before it exists.
 *
 * https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
 */
export function addOwnKey(scope: Construct, context: KeyContext, { deletionWindowDays }: OwnKey): KmsKey {
  const { id, tableName, environment, preventDestroy, tags } = context
  const key = new KmsKey(scope, 'key', {
    description: `DynamoDB table ${tableName}`,
    enableKeyRotation: true,
    deletionWindowInDays: deletionWindowDays ?? MAX_DELETION_WINDOW_DAYS,
    policy: literalJson(keyPolicy(environment)),
    lifecycle: { preventDestroy },
    ...defined({ tags: tags && { ...tags } }),
  })
  fixedId(key, KmsKey.tfResourceType, id)
  const alias = new KmsAlias(scope, 'key-alias', { name: keyAlias(tableName), targetKeyId: key.keyId })
  fixedId(alias, KmsAlias.tfResourceType, id)
  return key
}

/**
 * Leaves the key to the account's IAM policies, as KMS does by default; written out, so that a plan shows it.
 *
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
function keyPolicy({ partition, account }: AwsEnvironment) {
  const Principal = { AWS: `arn:${partition}:iam::${account}:root` }
  return {
    Version: '2012-10-17',
    Statement: [{ Sid: 'LeftToIam', Effect: 'Allow', Principal, Action: 'kms:*', Resource: '*' }],
  }
}
