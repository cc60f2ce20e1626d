import { checkHole } from '#check-parts'
import type { AttributeSpec, AttributeSpecs } from '../attribute/attribute-spec.js'
import { keyText } from '../attribute/kind.js'
import { errorAt } from '../codec/codec.js'
import { holesOf } from '../template/holes.js'
import { parseTemplate } from '../template/parse-template.js'
import { type Escape, escapeFor } from './escape.js'
import { checkedSize, fitsKey } from './key-size.js'
import type { KeyPosition, KeyText } from './key-text.js'

/** Values by the names of their attributes in code. */
export interface Values {
  readonly [attribute: string]: unknown
}

/** The beginning of a key, as far as the values reach. */
export interface Lead {
  /** Ends at a delimiter or at fixed text, never inside a value. */
  readonly text: string
  /** Whether it is the whole key. */
  readonly complete: boolean
}

/** A key template that writes and reads keys. */
export interface KeyTemplate {
  /** The attributes that it takes, in order. */
  readonly holes: readonly string[]
  /** The key of these values. `undefined` when one is missing. */
  readonly build: (values: Values) => string | undefined
  /** The beginning of the keys that have these values, up to the first one that is missing. */
  readonly lead: (values: Values) => Lead
  /** The values that `build` made the key from. `undefined` for a key that it never makes. */
  readonly parse: (key: string) => Values | undefined
}

/** A value in a key, and the attribute that it is of. */
interface Hole extends KeyText {
  readonly name: string
}

/** A stretch of a key between two delimiters: fixed text, and at its end a value at the most. */
interface Step {
  readonly text: string
  readonly hole: Hole | undefined
}

/** Prepares a template for writing and reading keys. */
export function keyTemplate(
  template: string,
  position: KeyPosition,
  delimiter: string,
  attributes: AttributeSpecs,
): KeyTemplate {
  const escaping = escapeFor(delimiter)
  const steps = parseTemplate(template, delimiter).map(({ text, hole }) => ({
    text,
    hole: hole === undefined ? undefined : holeOf(hole, attributes[hole], position),
  }))
  const lead = (values: Values) => leadOf(steps, values, delimiter, escaping)
  return {
    holes: holesOf(template),
    build: (values) => {
      const { text, complete } = lead(values)
      return complete ? checkedSize(text, position) : undefined
    },
    lead: (values) => {
      const found = lead(values)
      checkedSize(found.text, position)
      return found
    },
    parse: (key) => (fitsKey(key, position) ? parse(steps, key.split(delimiter), escaping) : undefined),
  }
}

function holeOf(name: string, spec: AttributeSpec | undefined, position: KeyPosition): Hole {
  const value = spec && keyText(spec, position)
  checkHole(name, value)
  return { name, ...(value as KeyText) }
}

function leadOf(steps: readonly Step[], values: Values, delimiter: string, { encode }: Escape): Lead {
  let key = ''
  let before = ''
  for (const { text, hole } of steps) {
    key += before + text
    before = delimiter
    if (hole === undefined) continue
    const given = hole.from === undefined ? givenValue(values, hole.name) : hole.from(values)
    if (given === undefined || given === null) return { text: key, complete: false }
    key += partText(hole, given, encode)
  }
  return { text: key, complete: true }
}

/** An attribute may be named 'constructor'; what every object inherits under that name is not its value. */
function givenValue(values: Values, name: string): unknown {
  return name in Object.prototype && !Object.hasOwn(values, name) ? undefined : values[name]
}

function partText({ name, toText }: Hole, given: unknown, encode: (text: string) => string): string {
  try {
    return encode(toText(given))
  } catch (error) {
    throw errorAt(name, error)
  }
}

function parse(steps: readonly Step[], segments: readonly string[], { decode }: Escape): Values | undefined {
  if (segments.length !== steps.length) return undefined
  const values = new Map<string, unknown>()
  for (const [i, { text, hole }] of steps.entries()) {
    const segment = segments[i] as string
    if (hole === undefined) {
      if (segment !== text) return undefined
      continue
    }
    const { name, toText, toValue, from } = hole
    const plain = segment.startsWith(text) ? decode(segment.slice(text.length)) : undefined
    const value = plain === undefined ? undefined : toValue(plain)
    if (value === undefined || (values.has(name) && toText(values.get(name)) !== plain)) return undefined
    if (from === undefined) values.set(name, value)
  }
  return Object.fromEntries(values)
}
