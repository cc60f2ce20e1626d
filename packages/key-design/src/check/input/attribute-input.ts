import type { TimestampFormat } from '../../attribute/attribute-spec.js'
import { everyOf, named, oneOf, options, text } from './given.js'

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
