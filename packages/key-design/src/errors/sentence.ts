import { show } from './show.js'

/** What messages say beside what was wrong: the value, and what to do. `brief-sentence` stands for it in production. */

/** What to do instead, a clause without a full stop; one that is made of values by a function, which bundlers take out. */
export function remedy(clause: string | (() => string)): string {
  return typeof clause === 'string' ? clause : clause()
}

/** What was refused, behind the reason. */
export function got(value: unknown): string | undefined {
  return value === undefined ? undefined : ` (got ${show(value)})`
}

/** What was wrong and what to do, as the message of an error. */
export function sentence(fact: string, what?: string): string {
  return what === undefined ? `${fact}.` : `${fact}; ${what}.`
}
