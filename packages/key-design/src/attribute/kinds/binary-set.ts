import { setCodec } from '../../codec/sets.js'
import { type Attribute, attributeOf } from '../attribute.js'
import { binaryCodec } from './binary.js'

export const binarySetCodec = setCodec<Uint8Array>(
  binaryCodec,
  (members) => ({ BS: members.map(({ B }) => B as Uint8Array) }),
  ({ BS }) => BS?.map((B) => ({ B })),
  ({ B }) => (B as Uint8Array).join(),
)

/** A set of byte strings, compared by content, written with one at least, as every set. Stored as BS. */
export const binarySet = (): Attribute<Set<Uint8Array>, ReadonlySet<Uint8Array>> =>
  attributeOf({ codec: () => binarySetCodec }, { type: 'binarySet' })
