import type { Permission } from './parse-policy.js'

/** True when all that `narrow` says is said by `wide` already. */
export function covers(wide: Permission, narrow: Permission): boolean {
  return coversTarget(wide, narrow) && sameConditions(wide, narrow)
}

/** The same, whatever the conditions. IAM does not tell upper from lower case in actions. */
export function coversTarget(wide: Permission, narrow: Permission): boolean {
  return (
    wide.effect === narrow.effect &&
    matches(wide.action.toLowerCase(), narrow.action.toLowerCase()) &&
    matches(wide.resource, narrow.resource) &&
    (wide.principal === '*' || wide.principal === narrow.principal)
  )
}

function sameConditions({ conditions: wide }: Permission, { conditions: narrow }: Permission): boolean {
  return wide.length === 0 || JSON.stringify(wide) === JSON.stringify(narrow)
}

/** `*` stands for any text and `?` for one character. Without recursion, so that many stars cost no time. */
export function matches(pattern: string, text: string): boolean {
  let [at, i, star, mark] = [0, 0, -1, 0]
  while (i < text.length) {
    if (pattern[at] === '*') [star, mark, at] = [at, i, at + 1]
    else if (pattern[at] === '?' || pattern[at] === text[i]) [at, i] = [at + 1, i + 1]
    else if (star === -1) return false
    else [at, mark, i] = [star + 1, mark + 1, mark + 1]
  }
  return [...pattern.slice(at)].every((character) => character === '*')
}
