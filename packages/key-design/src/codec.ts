/** For packages that write and read items: codecs of attributes, and what they are made of. */
export type { Codecs, SchemaCodecs } from './attribute/kind.js'
export { anyCodec, anyCodecAt } from './attribute/kinds/any.js'
export { binaryCodec } from './attribute/kinds/binary.js'
export { numberCodec } from './attribute/kinds/number.js'
export { at, type Codec, UnreadableValue } from './codec/codec.js'
export { codecsWith } from './codec/codecs.js'
export {
  type CodedAttribute,
  codedAttributes,
  decodeAttributes,
  encodeAttributes,
  encodeOne,
  fillNew,
  storedDefault,
} from './codec/coded-attributes.js'
export { isOptional } from './codec/is-optional.js'
export { isPlainObject, ownValue, setOwn } from './codec/plain-object.js'
export { schemaCodec } from './codec/schema.js'
export type { StoredValue } from './codec/stored-value.js'
export { textCodec } from './codec/text.js'
export { bytesOf, toBase64, wireBytes } from './codec/wire-bytes.js'
export { indexKeyRecipes, primaryKeyRecipes } from './key/key-recipe.js'
export { checkKeyBytes } from './key/key-size.js'
export { sortedDecimals } from './key/sortable-number.js'
export { isSharded } from './shard/is-sharded.js'
export { withShardTexts } from './shard/with-shard-texts.js'
export { withShards } from './shard/with-shards.js'
