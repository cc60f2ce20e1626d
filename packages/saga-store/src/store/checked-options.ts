import { ValidationError } from '@keyprint/key-design'

/** @throws ValidationError unless it is above 0, or not given */
export function checkPositive(attribute: string, value: number | undefined): void {
  if (value === undefined || (Number.isFinite(value) && value > 0)) return
  throw new ValidationError('is not a number above 0', { attribute, value })
}

/** @throws ValidationError unless it is a whole number from 1 */
export function checkCount(attribute: string, value: number): void {
  if (Number.isSafeInteger(value) && value >= 1) return
  throw new ValidationError('is not a whole number from 1', { attribute, value })
}
