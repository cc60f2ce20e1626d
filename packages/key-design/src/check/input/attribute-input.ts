import type { AttributeSpec, TimestampFormat } from '../../attribute/attribute-spec.js'
import { show } from '../../errors/show.js'
import { numberProblem, parseDecimal } from '../../key/decimal-text.js'
import { everyOf, named, oneOf, options, refuse, text } from './given.js'

/** @throws DesignError for options of an attribute that are none, such as what stands for one of them by itself. */
export function checkOptions(type: string, given: unknown, known: readonly string[]): void {
  options(`What ${type}() is told`, given, known)
}

/** @throws DesignError for what is no name on the wire. */
export function checkStoredAs(given: unknown): void {
  text('What storedAs() is told', given)
}

const FORMATS = everyOf<TimestampFormat>({ iso: true, 'epoch-milliseconds': true })

/** @throws DesignError for a format of timestamps that there is not. */
export function checkFormat(given: unknown): void {
  const { format } = options('What timestamp() is told', given, ['format'])
  oneOf('The format of timestamp()', format, FORMATS)
}

/** @throws DesignError for attributes that are not an object of them. */
export function checkNamed(attributes: unknown): void {
  named('The attributes of an entity, a map or an older version', attributes)
}

/** @throws DesignError for values that are no texts, such as a list of them, or none at all. */
export function checkValues(values: readonly unknown[]): void {
  const stranger = values.find((value) => typeof value !== 'string')
  if (values.length > 0 && stranger === undefined && !values.includes(undefined)) return
  const what = values.length === 0 ? 'nothing' : show(stranger)
  refuse(`oneOf() takes strings, such as oneOf('placed', 'paid'), and was given ${what}.`)
}

/** @throws DesignError for a constant that DynamoDB does not hold, or would give back as another one. */
export function checkLiteral(value: unknown): void {
  if (typeof value === 'boolean' || (typeof value === 'string' && value.isWellFormed())) return
  const parts = typeof value === 'number' ? parseDecimal(String(value)) : undefined
  if (parts !== undefined && numberProblem(parts) === undefined) return
  refuse(
    `literal() takes a string without lone surrogates, a number that DynamoDB holds, true or false, and was given ${show(value)}.`,
  )
}

/** What can hold the current time, which is what a value is computed as where nothing else is said. */
const TIMES = ['timestamp', 'timeToLive', 'schema']

/** @throws DesignError for what computes no value of an attribute. */
export function checkCompute({ type }: AttributeSpec, compute: unknown): void {
  if (typeof compute === 'function' || (compute === undefined && TIMES.includes(type))) return
  refuse(
    `setOnCreate() and setOnUpdate() of an attribute of type ${type} take a function that computes its value, and were given ${compute === undefined ? 'nothing' : show(compute)}.`,
  )
}
