import { compareVersions, parseVersion, type Version } from './version.js'

/** One condition of a version constraint. */
interface Condition {
  readonly operator: string
  readonly version: Version
  /** Of `~>`: the first version that is too new. */
  readonly below: Version
}

/**
 * A version constraint of Terraform: conditions with commas between them; undefined when it is none.
 *
 * https://developer.hashicorp.com/terraform/language/expressions/version-constraints
 */
export function parseConstraint(text: string): readonly Condition[] | undefined {
  const conditions = text.split(',').map(parseCondition)
  return conditions.every((condition) => condition !== undefined) ? conditions : undefined
}

function parseCondition(text: string): Condition | undefined {
  const [, operator = '=', rest = ''] = /^\s*(=|!=|>=|<=|~>|>|<)?\s*(\S+)\s*$/.exec(text) ?? []
  const version = parseVersion(rest)
  return version && { operator, version, below: tooNew(version, rest.split('.').length) }
}

/** `~> 6.2` stays below 7, `~> 6.2.0` below 6.3. */
function tooNew([major, minor]: Version, parts: number): Version {
  return parts > 2 ? [major, minor + 1, 0] : [major + 1, 0, 0]
}

/** Whether a constraint leaves any version from this one on. */
export function allowsFrom(conditions: readonly Condition[], least: Version): boolean {
  return conditions.every(({ operator, version, below }) => {
    if (operator === '<') return compareVersions(least, version) < 0
    if (operator === '~>') return compareVersions(least, below) < 0
    return (operator !== '=' && operator !== '<=') || compareVersions(least, version) <= 0
  })
}

/** The constraint with its lower bound raised; conditions that are no lower bound stay as they are. */
export function raised(text: string, least: string): string {
  const floor = parseVersion(least) as Version
  const parts = text.split(',').map((part) => part.trim())
  const kept = parts.filter((part) => !isLowerBound(part) || compareVersions(versionOf(part), floor) >= 0)
  return [...(kept.some(isLowerBound) ? [] : [`>= ${least}`]), ...kept].join(', ')
}

function isLowerBound(part: string): boolean {
  return ['>=', '>', '='].includes(parseCondition(part)?.operator ?? '')
}

function versionOf(part: string): Version {
  return parseCondition(part)?.version ?? [0, 0, 0]
}
