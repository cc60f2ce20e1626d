/**
 * Stands for `sentence` in bundles that are made for production: messages say what was wrong and where, but neither show
 * the value, which the error holds, nor tell what to do. Both take up room that each cold start pays for.
 */

// Without bodies, so that bundlers take out the calls with what they are given.
export function remedy(_clause: string | (() => string)): undefined {}
export function got(_value: unknown): undefined {}

export function sentence(fact: string): string {
  return `${fact}.`
}
