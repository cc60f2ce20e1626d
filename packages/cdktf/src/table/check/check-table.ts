import type { DesignTableProps } from '../props.js'
import { MAX_RECOVERY_DAYS, MIN_RECOVERY_DAYS } from '../recovery.js'
import { checkWhole } from './numbers.js'

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html */
const TABLE_NAME = /^[a-zA-Z0-9_.-]{3,255}$/
/** https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
const MAX_TAGS = 50
const MAX_TAG_KEY_LENGTH = 128
const MAX_TAG_VALUE_LENGTH = 256

/** What is wrong with the table's own options. */
export function checkTable({ tableName, pointInTimeRecovery, tags = {} }: DesignTableProps): string[] {
  return [
    ...(TABLE_NAME.test(tableName)
      ? []
      : ['the name must have 3 to 255 letters, digits, underscores, hyphens or dots.']),
    ...(typeof pointInTimeRecovery === 'object'
      ? checkWhole(
          'the days of point-in-time recovery',
          pointInTimeRecovery.days,
          MIN_RECOVERY_DAYS,
          MAX_RECOVERY_DAYS,
        )
      : []),
    ...checkTags(tags),
  ]
}

function checkTags(tags: { readonly [key: string]: string }): string[] {
  const entries = Object.entries(tags)
  return [
    ...(entries.length > MAX_TAGS ? [`it has ${entries.length} tags; AWS allows ${MAX_TAGS}.`] : []),
    ...entries.flatMap(([key, value]) => checkTag(key, value)),
  ]
}

function checkTag(key: string, value: string): string[] {
  return [
    ...(/^aws:/i.test(key) ? [`the tag '${key}' begins with 'aws:', which AWS keeps for itself.`] : []),
    ...(key.length >= 1 && key.length <= MAX_TAG_KEY_LENGTH
      ? []
      : [`the name of tag '${key}' must have from 1 to ${MAX_TAG_KEY_LENGTH} characters.`]),
    ...(value.length <= MAX_TAG_VALUE_LENGTH
      ? []
      : [`the value of tag '${key}' has ${value.length} characters; AWS allows ${MAX_TAG_VALUE_LENGTH}.`]),
  ]
}
