import type { Codec } from '../codec/codec.js'
import type { KeyPosition, KeyText } from '../key/key-text.js'
import type { AttributeSpec, AttributeType, SchemaType } from './attribute-spec.js'

/** Codecs for those kinds that hold other attributes, or that only some bundles have. */
export interface Codecs {
  /** Of an attribute, with what its traits say. */
  readonly of: (spec: AttributeSpec) => Codec
  readonly ofSchema: SchemaCodecs
}

/** Makes the codec of an attribute that has a schema. */
export type SchemaCodecs = (type: SchemaType, depth: number) => Codec

/** What a kind of attribute does: how its values are stored, and how they stand in the text of a key. */
export interface Kind<T extends AttributeType = AttributeType> {
  /**
   * @param codecs of what its values hold
   * @param depth the level of its values: 1 for an attribute of an entity, 2 for what that holds
   */
  codec(type: T, codecs: Codecs, depth: number): Codec
  /** Left out for kinds that a key cannot hold. */
  keyText?(type: T, position: KeyPosition): KeyText
}

/**
 * Where a spec keeps its kind: out of sight of JSON and of whoever lists its properties. Each builder brings its own
 * kind, so that a bundle holds those that its design uses. Two copies of this package know it by the same symbol.
 */
const KIND = Symbol.for('@keyprint/kind')

/** The kind of an attribute; `undefined` for one that was read from JSON. */
export function kindOf(spec: AttributeSpec): Kind | undefined {
  return (spec as { readonly [KIND]?: Kind })[KIND]
}

/**
 * How values of an attribute stand in a key. In a partition key numbers are written plainly; in a sort key they are
 * padded, so that the order of the texts is the order of the numbers.
 * @returns `undefined` for types that a key cannot hold.
 */
export function keyText(spec: AttributeSpec, position: KeyPosition): KeyText | undefined {
  return kindOf(spec)?.keyText?.(spec, position)
}

/** Gives a spec its kind. */
export function ofKind<T extends AttributeType>(kind: Kind<T> | undefined, spec: T): T {
  return Object.defineProperty(spec, KIND, { value: kind })
}

/** A copy with other traits, of the same kind. */
export function withTraits(spec: AttributeSpec, traits: Partial<AttributeSpec>): AttributeSpec {
  return ofKind(kindOf(spec), { ...spec, ...traits } as AttributeSpec)
}
