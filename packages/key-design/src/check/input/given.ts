import { isPlainObject } from '../../codec/plain-object.js'
import { DesignError } from '../../errors/design-error.js'
import { show } from '../../errors/show.js'

/** What is given to the functions that make a design, as far as only types refuse it, and JavaScript has none. */

export type Given = { readonly [option: string]: unknown }

export const refuse = (problem: string): never => {
  throw new DesignError([problem])
}

/** Every name that a type has: one that is added to the type and not here does not compile. */
export const everyOf = <Name extends string>(names: Readonly<Record<Name, true>>): readonly string[] =>
  Object.keys(names)

/** An object with these options at the most: what is misspelt would be ignored otherwise. */
export function options(place: string, given: unknown, known: readonly string[]): Given {
  if (!isPlainObject(given)) return refuse(`${place} must be an object, not ${show(given)}.`)
  const stranger = Object.keys(given).find((option) => !known.includes(option))
  if (stranger === undefined) return given
  return refuse(`${place} has '${stranger}', which is no option of it; the options are ${known.join(', ')}.`)
}

/** Objects by name. */
export function named(place: string, given: unknown): [name: string, value: unknown][] {
  return isPlainObject(given)
    ? Object.entries(given)
    : refuse(`${place} must be an object with a name for each, not ${show(given)}.`)
}

export function oneOf(place: string, given: unknown, allowed: readonly unknown[]): void {
  if (given === undefined || allowed.includes(given)) return
  refuse(`${place} must be ${listed(allowed)}, not ${show(given)}.`)
}

export const listed = (values: readonly unknown[]): string => values.map(show).join(' or ')

export function text(place: string, given: unknown): void {
  if (typeof given !== 'string') refuse(`${place} must be a string, not ${show(given)}.`)
}

/** A name that is stored with items: UTF-8 changes one with a lone surrogate, and its items would not be known again. */
export function name(place: string, given: unknown): void {
  if (typeof given !== 'string' || given === '' || !given.isWellFormed())
    refuse(`${place} must be a name of at least one character, without lone surrogates, not ${show(given)}.`)
}

/** What a table, an entity or an access pattern is made of. */
export const specOf = (given: unknown): Given | undefined =>
  (given as { readonly spec?: Given } | undefined)?.spec
