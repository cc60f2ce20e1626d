import { covers, coversTarget, matches } from './covers.js'
import { type Condition, type Permission, testOf } from './parse-policy.js'

/** What a policy says now that it did not say before, and the other way round. */
export interface PolicyChange {
  readonly allowed: readonly Permission[]
  readonly noLongerAllowed: readonly Permission[]
  readonly denied: readonly Permission[]
  readonly noLongerDenied: readonly Permission[]
  /** Conditions that stood on something that is allowed now without them, or with wider values. */
  readonly lostConditions: readonly Condition[]
  /** Conditions on something that was allowed without them. */
  readonly newConditions: readonly Condition[]
}

type Permissions = readonly Permission[]

export function comparePolicies(before: Permissions, after: Permissions): PolicyChange {
  const added = missingIn(before, after)
  const removed = missingIn(after, before)
  const allowed = added.filter(isAllow)
  return {
    allowed,
    noLongerAllowed: removed.filter(isAllow),
    denied: added.filter((one) => !isAllow(one)),
    noLongerDenied: removed.filter((one) => !isAllow(one)),
    lostConditions: unique(allowed.flatMap((now) => conditionsLost(before, now))),
    newConditions: unique(removed.filter(isAllow).flatMap((then) => conditionsLost(after, then))),
  }
}

function isAllow({ effect }: Permission): boolean {
  return effect === 'Allow'
}

function missingIn(have: Permissions, want: Permissions): Permissions {
  return want.filter((one) => !have.some((wide) => covers(wide, one)))
}

/** The conditions that `others` set on what `one` says without them, or with wider values. */
function conditionsLost(others: Permissions, one: Permission): readonly Condition[] {
  return others
    .filter((other) => coversTarget(other, one) || coversTarget(one, other))
    .flatMap(({ conditions }) => conditions.filter((condition) => !holds(one, condition)))
}

/** True when the same is asked for, if with other values then not with a pattern that takes in the former ones. */
function holds({ conditions }: Permission, condition: Condition): boolean {
  const same = conditions.filter((one) => testOf(one) === testOf(condition))
  return same.length > 0 && !same.some((one) => isWider(one, condition))
}

function isWider({ values }: Condition, { values: former }: Condition): boolean {
  return values.some((value) => former.some((one) => one !== value && matches(value, one)))
}

function unique(conditions: readonly Condition[]): readonly Condition[] {
  return [...new Map(conditions.map((one) => [JSON.stringify(one), one])).values()]
}
