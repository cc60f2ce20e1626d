import { DesignError } from '../errors/design-error.js'

/** Digits of the largest safe integer, 2^53 - 1. */
export const INTEGER_DIGITS = 16
/** Digits that a DynamoDB number can hold. @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html */
export const NUMBER_DIGITS = 38

/** The digits that are declared, or the most that there can be. */
export function digitsOf(type: 'integer' | 'bigint', given: number | undefined, most: number): number {
  if (given === undefined) return most
  if (Number.isInteger(given) && given >= 1 && given <= most) return given
  throw new DesignError([`${type}({ digits: ${given} }) must have from 1 to ${most} digits.`])
}
