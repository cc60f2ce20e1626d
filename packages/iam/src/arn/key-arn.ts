import { PolicyOptionError } from '../errors/policy-option-error.js'
import type { TableArn } from './table-arn.js'

const KEY_ARN = /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[a-zA-Z0-9-]+$/

/** What an infrastructure tool puts in place of a key that is made by the same run, such as `${aws_kms_key.k.arn}`. */
const TOKEN = /^\$\{[^*?]+\}$/

/** The ARN of one key: an alias is no resource in a policy, and a wildcard would be every key. */
export function keyArn(text: string): string {
  if (KEY_ARN.test(text) || TOKEN.test(text)) return text
  throw new PolicyOptionError(
    'kmsKeyArn',
    text,
    "is not the ARN of one key; write 'arn:aws:kms:<region>:<account>:key/<id>', not an alias",
  )
}

/** DynamoDB, as it uses keys for its callers. @see https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service */
export function viaDynamoDB({ partition, region }: TableArn): string {
  return `dynamodb.${region}.amazonaws.com${partition === 'aws-cn' ? '.cn' : ''}`
}
