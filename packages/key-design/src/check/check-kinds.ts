import type { AttributeSpec } from '../attribute/attribute-spec.js'
import { DesignError } from '../errors/design-error.js'
import { show } from '../errors/show.js'
import { numberProblem, parseDecimal } from '../key/decimal-text.js'

/** What attributes are made of, as far as only types refuse it, and JavaScript has none. */

/** @throws DesignError for values that are no texts, such as a list of them, or none at all. */
export function checkValues(values: readonly unknown[]): void {
  const stranger = values.find((value) => typeof value !== 'string')
  if (values.length > 0 && stranger === undefined && !values.includes(undefined)) return
  const what = values.length === 0 ? 'nothing' : show(stranger)
  throw new DesignError([`oneOf() takes strings, such as oneOf('placed', 'paid'), and was given ${what}.`])
}

/** @throws DesignError for a constant that DynamoDB does not hold, or would give back as another one. */
export function checkLiteral(value: unknown): void {
  if (typeof value === 'boolean' || (typeof value === 'string' && value.isWellFormed())) return
  const parts = typeof value === 'number' ? parseDecimal(String(value)) : undefined
  if (parts !== undefined && numberProblem(parts) === undefined) return
  throw new DesignError([
    `literal() takes a string without lone surrogates, a number that DynamoDB holds, true or false, and was given ${show(value)}.`,
  ])
}

/** What can hold the current time, which is what a value is computed as where nothing else is said. */
const TIMES = ['timestamp', 'timeToLive', 'schema']

/** @throws DesignError for what computes no value of an attribute. */
export function checkCompute({ type }: AttributeSpec, compute: unknown): void {
  if (typeof compute === 'function' || (compute === undefined && TIMES.includes(type))) return
  throw new DesignError([
    `setOnCreate() and setOnUpdate() of an attribute of type ${type} take a function that computes its value, and were given ${compute === undefined ? 'nothing' : show(compute)}.`,
  ])
}
