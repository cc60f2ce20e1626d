import { Token } from '../../adapter.js'
import type { AwsEnvironment } from '../../environment/aws-environment.js'
import { MAX_DELETION_WINDOW_DAYS, MIN_DELETION_WINDOW_DAYS, OWN_KEY } from '../encryption.js'
import type { DesignTableProps } from '../props.js'
import { checkArn } from './arn.js'
import { checkWhole } from './numbers.js'

const KEYS = ['own', 'given', 'aws-managed', 'aws-owned']

/** What is wrong with the key. */
export function checkEncryption(
  { encryption = OWN_KEY }: DesignTableProps,
  { region }: AwsEnvironment,
): string[] {
  if (!KEYS.includes(encryption.key)) {
    return [`the key '${String(encryption.key)}' is none of ${KEYS.join(', ')}.`]
  }
  if (encryption.key === 'given') return checkGivenKey(encryption.keyArn, region)
  if (encryption.key !== 'own' || encryption.deletionWindowDays === undefined) return []
  const days = encryption.deletionWindowDays
  return checkWhole('deletionWindowDays of the key', days, MIN_DELETION_WINDOW_DAYS, MAX_DELETION_WINDOW_DAYS)
}

/** A key of the same stack has no ARN yet: AWS checks it then, and grants cannot be literal. */
function checkGivenKey(keyArn: string, region: string): string[] {
  if (Token.isUnresolved(keyArn)) {
    return [
      "the ARN of a given key must be literal, so that policies name it; leave 'encryption' out for an own key.",
    ]
  }
  return checkArn('the key', keyArn, 'kms', region, 'key/')
}
