import { ValidationError } from '@keyprint/key-design'

/** What an option can be: a list of values, or what tells as a list does whether it has one, and how all are called. */
export interface OptionRule {
  includes(value: unknown): boolean
  join(or: string): string
}

/** What options can be, by their names: one name means the same in every call. */
export interface OptionRules {
  readonly [option: string]: OptionRule
}

/**
 * Refuses options that only types refuse, and JavaScript has none: what is misspelt would be ignored otherwise. Each
 * feature says what those can be that it brings.
 */
export function checkOptions(rules: OptionRules, options: object): void {
  if (Object(options) !== options)
    throw new ValidationError('must be an object', { attribute: 'options', value: options })
  for (const attribute in options) {
    const value = options[attribute as never]
    const rule = rules[attribute]
    if (value !== undefined && rule && !rule.includes(value))
      throw new ValidationError(`must be ${rule.join(' or ')}`, { attribute, value })
  }
}
