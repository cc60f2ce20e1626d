import { type AttributeSpec, ValidationError, wireName } from '@keyprint/key-design'
import {
  anyCodec,
  anyCodecAt,
  binaryCodec,
  type Codec,
  codecsWith,
  numberCodec,
  schemaCodec,
  textCodec,
} from '@keyprint/key-design/codec'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import type { Placeholders } from './placeholders.js'

/** A step into an item: the name of an attribute, or a place in a list. */
export type Step = string | number

/** A place in an item: how to write it in an expression, and the codec of what is stored there. */
export interface Location {
  readonly entity: string
  readonly path: readonly Step[]
  /** Names on the wire. */
  readonly wire: readonly Step[]
  /** What is declared for that place; `undefined` inside of any() and schemas. */
  readonly spec: AttributeSpec | undefined
  readonly codec: Codec
}

/** Finds a place in an item of an entity by names in code. */
export function locate(entity: CompiledEntity, path: readonly Step[]): Location {
  const [root, ...rest] = path
  const attribute = entity.attribute(String(root))
  if (attribute === undefined)
    refuseUnknown(
      entity.name,
      path,
      entity.attributes.map(({ name }) => name),
    )
  const start: Location = {
    entity: entity.name,
    path: [root as Step],
    wire: [attribute.wire],
    spec: attribute.spec,
    codec: attribute.codec,
  }
  return rest.reduce(stepInto, start)
}

function stepInto(location: Location, step: Step): Location {
  const path = [...location.path, step]
  const { spec } = location
  const into = (wire: Step, inner: AttributeSpec | undefined): Location => ({
    entity: location.entity,
    path,
    wire: [...location.wire, wire],
    spec: inner,
    codec: inner === undefined ? anyCodecAt(path.length) : codecAt(path.length, inner),
  })
  if (spec === undefined || spec.type === 'any' || spec.type === 'schema') return into(step, undefined)
  if (spec.type === 'list' && isIndex(step)) return into(step, spec.of)
  if (spec.type === 'record') return into(String(step), spec.of)
  if (spec.type !== 'map') return refuseUnknown(location.entity, path, [])
  const inner = Object.hasOwn(spec.attributes, step) ? spec.attributes[step] : undefined
  return inner === undefined
    ? refuseUnknown(location.entity, path, Object.keys(spec.attributes))
    : into(wireName(String(step), inner), inner)
}

const codecAt = (depth: number, spec: AttributeSpec): Codec => codecsWith(schemaCodec, depth).of(spec)

const isIndex = (step: Step): boolean => typeof step === 'number' && Number.isInteger(step) && step >= 0

function refuseUnknown(entity: string, path: readonly Step[], known: readonly string[]): never {
  throw new ValidationError('is not declared', {
    entity,
    attribute: pathText(path),
    remedy:
      known.length === 0 ? 'it has no attributes of its own' : `the attributes there are ${known.join(', ')}`,
  })
}

/** `lines[0].sku`: a path as messages show it. */
export function pathText(path: readonly Step[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`
    return text === '' ? step : `${text}.${step}`
  }, '')
}

/** The place as an expression names it. */
export function locationText({ wire }: Location, placeholders: Placeholders): string {
  return wire.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`
    return text === '' ? placeholders.name(step) : `${text}.${placeholders.name(step)}`
  }, '')
}

const strings = textCodec()

/** The codec of a member of a set or an element of a list, for contains() and the like. */
export function memberCodec({ spec, codec, path }: Location): Codec {
  switch (spec?.type) {
    case 'list':
      return codecAt(path.length + 1, spec.of)
    case 'stringSet':
      return strings
    case 'numberSet':
      return numberCodec
    case 'binarySet':
      return binaryCodec
    case 'any':
    case 'schema':
    case undefined:
      return anyCodec
    default:
      // Part of a text need not be a whole value of the attribute: 'pla' of oneOf('placed').
      return spec?.type === 'binary' ? codec : strings
  }
}
