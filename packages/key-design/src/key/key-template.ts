import type { AttributeSpecs } from '../attribute/attribute-spec.js'
import { errorAt } from '../codec/codec.js'
import { parseTemplate, type Segment } from '../template/parse-template.js'
import { type Escape, escapeFor } from './escape.js'
import { checkedSize, fitsKey } from './key-size.js'
import { type KeyPosition, type KeyText, keyText } from './key-text.js'

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

interface Step extends Segment {
  /** The delimiter, but before the first segment. */
  readonly before: string
  readonly value?: KeyText
}

/** Prepares a template for writing and reading keys. */
export function keyTemplate(
  template: string,
  position: KeyPosition,
  delimiter: string,
  attributes: AttributeSpecs,
): KeyTemplate {
  const codec = escapeFor(delimiter)
  const steps = parseTemplate(template, delimiter).map((segment, i) =>
    step(segment, i, position, delimiter, attributes),
  )
  return {
    holes: steps.flatMap(({ hole }) => (hole === undefined ? [] : [hole])),
    build: (values) => {
      const { text, complete } = lead(steps, values, codec)
      return complete ? checkedSize(text, position) : undefined
    },
    lead: (values) => lead(steps, values, codec),
    parse: (key) => (fitsKey(key, position) ? parse(steps, key, delimiter, codec) : undefined),
  }
}

function step(
  segment: Segment,
  index: number,
  position: KeyPosition,
  delimiter: string,
  attributes: AttributeSpecs,
): Step {
  const before = index === 0 ? '' : delimiter
  if (segment.hole === undefined) return { ...segment, before }
  const spec = attributes[segment.hole]
  const value = spec === undefined ? undefined : keyText(spec, position)
  if (value === undefined) throw new SyntaxError(`names {${segment.hole}}, which no key can hold`)
  return { ...segment, before, value }
}

function lead(steps: readonly Step[], values: Values, { encode }: Escape): Lead {
  let key = ''
  for (const { before, text, hole, value } of steps) {
    key += before + text
    if (value === undefined || hole === undefined) continue
    const given = givenValue(values, hole)
    if (given === undefined || given === null) return { text: key, complete: false }
    key += partText(hole, given, value, encode)
  }
  return { text: key, complete: true }
}

/** An attribute may be named 'constructor'; what every object inherits under that name is not its value. */
function givenValue(values: Values, name: string): unknown {
  return name in Object.prototype && !Object.hasOwn(values, name) ? undefined : values[name]
}

function partText(hole: string, given: unknown, value: KeyText, encode: (text: string) => string): string {
  try {
    return encode(value.toText(given))
  } catch (error) {
    throw errorAt(hole, error)
  }
}

function parse(
  steps: readonly Step[],
  key: string,
  delimiter: string,
  { decode }: Escape,
): Values | undefined {
  const segments = key.split(delimiter)
  if (segments.length !== steps.length) return undefined
  const values = new Map<string, unknown>()
  for (const [i, { text, hole, value }] of steps.entries()) {
    const segment = segments[i] as string
    if (value === undefined || hole === undefined) {
      if (segment !== text) return undefined
      continue
    }
    const plain = segment.startsWith(text) ? decode(segment.slice(text.length)) : undefined
    const parsed = plain === undefined ? undefined : value.toValue(plain)
    if (parsed === undefined || (values.has(hole) && value.toText(values.get(hole)) !== plain))
      return undefined
    values.set(hole, parsed)
  }
  return Object.fromEntries(values)
}
