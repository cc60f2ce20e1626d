import { sentences } from '../english.js'
import type { Remark, Severity } from '../finding.js'
import { comparePolicies, type PolicyChange } from './compare-policies.js'
import type { Permission } from './parse-policy.js'
import { isWild } from './wildcards.js'
import { conditionsInWords, inWords } from './words.js'

/** What the remarks are about: `role shop-api`, and how its ids begin: `iam` or `trust`. */
export interface Subject {
  readonly kind: 'iam' | 'trust'
  readonly name: string
  readonly title: string
}

type Permissions = readonly Permission[]

/** What a changed policy allows more, and what it allows less. */
export function policyRemarks(subject: Subject, before: Permissions, after: Permissions): readonly Remark[] {
  const change = comparePolicies(before, after)
  return [...widened(subject, change), ...narrowed(subject, change)]
}

function widened({ kind, name, title }: Subject, change: PolicyChange): readonly Remark[] {
  const { allowed, noLongerDenied, lostConditions } = change
  if (allowed.length + noLongerDenied.length === 0) return []
  return [
    {
      id: `${kind}-widen:${name}`,
      severity: widening(change),
      title: `${title} allows more`,
      detail: sentences(
        allowed.length > 0 && `Newly allowed: ${inWords(allowed)}.`,
        noLongerDenied.length > 0 && `No longer denied: ${inWords(noLongerDenied)}.`,
        wildcards(allowed),
        lostConditions.length > 0 &&
          `A condition that confined it is gone or wider now: ${conditionsInWords(lostConditions)}.`,
      ),
      steps: [],
    },
  ]
}

function widening({ allowed, noLongerDenied, lostConditions }: PolicyChange): Severity {
  return allowed.some(isWild) || noLongerDenied.length > 0 || lostConditions.length > 0 ? 'danger' : 'careful'
}

/** More is allowed than is written there, today or when something of a fitting name is made later. */
export function wildcards(allowed: Permissions): string {
  const wild = allowed.filter(isWild)
  return wild.length === 0
    ? ''
    : `This holds a wildcard, which allows more than it names${wild.length === allowed.length ? '' : `: ${inWords(wild)}`}.`
}

function narrowed({ kind, name, title }: Subject, change: PolicyChange): readonly Remark[] {
  const { noLongerAllowed, denied, newConditions } = change
  if (noLongerAllowed.length + denied.length === 0) return []
  return [
    {
      id: `${kind}-narrow:${name}`,
      severity: 'careful',
      title: `${title} allows less`,
      detail: sentences(
        noLongerAllowed.length > 0 && `No longer allowed as before: ${inWords(noLongerAllowed)}.`,
        denied.length > 0 && `Newly denied: ${inWords(denied)}.`,
        newConditions.length > 0 && `It stays allowed on a condition: ${conditionsInWords(newConditions)}.`,
        REFUSED[kind],
      ),
      steps: ['Deploy what does without it first, and apply this plan after that.'],
    },
  ]
}

const REFUSED: Readonly<Record<Subject['kind'], string>> = {
  iam: 'Clients that still need it get AccessDeniedException as soon as the plan is applied.',
  trust: 'Whoever takes the role in that way is refused as soon as the plan is applied.',
}
