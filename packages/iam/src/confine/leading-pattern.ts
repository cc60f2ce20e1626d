import {
  isShard,
  keyTemplate,
  parseTemplate,
  shardWidth,
  type TableSpec,
  ValidationError,
} from '@keyprint/key-design'
import { escapePolicyText } from './escape-policy-text.js'
import type { LeadingValue, LeadingValues } from './leading-values.js'
import type { PartitionKey } from './partition-key.js'

/** Why a partition key cannot be confined: the rest of a sentence. */
export interface Unconfinable {
  readonly reason: string
}

/**
 * The pattern of all partition keys that have these values, as IAM's StringLike reads it. It ends where the key ends, or
 * with `*` behind a delimiter or fixed text: never inside a value, or it would match the values that begin like it. Of a
 * shard every number is meant: one `?` for each digit.
 * @throws ValidationError for a value that no key can hold.
 */
export function leadingPattern(
  table: TableSpec,
  key: PartitionKey,
  values: LeadingValues,
): string | Unconfinable {
  const { title, entity, templates, recipes } = key
  const [template, ...others] = templates
  const [recipe] = recipes
  if (template === undefined || recipe === undefined || others.length > 0) {
    return { reason: `${title} has several attributes, and AWS does not say what leading keys are there` }
  }
  const { name, type } = recipe.attribute
  if (type !== 'string') return { reason: `${title} '${name}' is a ${type}, which patterns cannot match` }
  const wanted = [...values.keys()].filter((attribute) => Object.hasOwn(entity.attributes, attribute))
  const { pattern, used } = recipe.own
    ? ownPattern(recipe.holes[0] as string, values)
    : templatePattern(table, key, template, values)
  if (wanted.length > 0 && wanted.every((attribute) => used.has(attribute))) return pattern
  const missing = wanted.find((attribute) => !used.has(attribute)) ?? [...values.keys()][0]
  return { reason: `${title} of '${entity.name}' is '${template}', which does not begin with {${missing}}` }
}

interface Found {
  readonly pattern: string
  readonly used: ReadonlySet<string>
}

const NOTHING: Found = { pattern: '', used: new Set() }

function templatePattern(
  table: TableSpec,
  key: PartitionKey,
  template: string,
  values: LeadingValues,
): Found {
  const { delimiter } = table
  const used = new Set<string>()
  let pattern = ''
  for (const [i, { text, hole }] of parseTemplate(template, delimiter).entries()) {
    pattern += escapePolicyText((i === 0 ? '' : delimiter) + text)
    if (hole === undefined) continue
    if (used.size > 0 && isShard(hole)) {
      pattern += '?'.repeat(shardWidth(hole))
      continue
    }
    const value = values.get(hole)
    if (value === undefined) return used.size === 0 ? NOTHING : { pattern: `${pattern}*`, used }
    pattern += valuePattern(table, key, hole, value)
    used.add(hole)
  }
  return { pattern, used }
}

/** A value as it stands in a key: escaped as the key's template escapes it, and then for IAM. */
function valuePattern(
  { delimiter }: TableSpec,
  { entity }: PartitionKey,
  hole: string,
  value: LeadingValue,
): string {
  if ('variable' in value) return value.variable
  const alone = keyTemplate(`{${hole}}`, 'partition', delimiter, entity.attributes)
  try {
    return escapePolicyText(alone.build({ [hole]: value.literal }) ?? refuseMissing(hole))
  } catch (error) {
    throw error instanceof ValidationError ? error.within({ entity: entity.name }) : error
  }
}

function refuseMissing(attribute: string): never {
  throw new ValidationError('is missing, and the partition key needs it', { attribute })
}

/** The key is the attribute itself, and so its value stands there as it is. */
function ownPattern(hole: string, values: LeadingValues): Found {
  const value = values.get(hole)
  if (value === undefined) return NOTHING
  return {
    pattern: 'variable' in value ? value.variable : ownText(hole, value.literal),
    used: new Set([hole]),
  }
}

function ownText(attribute: string, value: unknown): string {
  if (typeof value === 'string' && value !== '' && value.isWellFormed()) return escapePolicyText(value)
  throw new ValidationError('must be text that is not empty to be a key', { attribute, value })
}
