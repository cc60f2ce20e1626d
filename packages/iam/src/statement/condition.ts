import { escapePolicyText } from '../confine/escape-policy-text.js'
import { writeActions } from '../permission/operation-actions.js'
import type { Permission } from '../permission/permission.js'
import type { PolicyCondition } from './policy-statement.js'

const LEADING_KEYS = 'dynamodb:LeadingKeys'
const ATTRIBUTES = 'dynamodb:Attributes'

/**
 * The condition of a permission. `ForAllValues` holds for a request without the key, such as a scan: `Null` asks for it.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
export function conditionOf({ action, leadingKeys, attributes }: Permission): PolicyCondition | undefined {
  if (leadingKeys === undefined && attributes === undefined) return undefined
  return {
    ...(leadingKeys === undefined
      ? {}
      : { 'ForAllValues:StringLike': { [LEADING_KEYS]: sortedOnce(leadingKeys) } }),
    ...(attributes === undefined
      ? {}
      : {
          'ForAllValues:StringEquals': { [ATTRIBUTES]: sortedOnce(attributes.map(escapePolicyText)) },
          StringEqualsIfExists: writeActions.has(action) ? RETURNS_NO_MORE : READS_NO_MORE,
        }),
    Null: {
      ...(leadingKeys === undefined ? {} : { [LEADING_KEYS]: 'false' }),
      ...(attributes === undefined ? {} : { [ATTRIBUTES]: 'false' }),
    },
  }
}

/** Else a read could leave out which attributes it wants, and get all. */
const READS_NO_MORE = { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' }

/** Else a write could have the whole item given back. */
const RETURNS_NO_MORE = { 'dynamodb:ReturnValues': ['NONE', 'UPDATED_NEW', 'UPDATED_OLD'] }

const sortedOnce = (texts: readonly string[]): string[] => [...new Set(texts)].sort()
