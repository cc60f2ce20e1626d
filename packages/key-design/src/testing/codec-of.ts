import type { AttributeSpec } from '../attribute/attribute-spec.js'
import type { Codec } from '../codec/codec.js'
import { codecsWith } from '../codec/codecs.js'
import { schemaCodec } from '../codec/schema.js'

/** The codec of an attribute, schemas included. */
export const codecOf: (spec: AttributeSpec) => Codec = codecsWith(schemaCodec).of
