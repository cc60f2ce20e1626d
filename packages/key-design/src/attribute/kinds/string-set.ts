import { setCodec } from '../../codec/sets.js'
import { textCodec } from '../../codec/text.js'
import { type Attribute, attributeOf } from '../attribute.js'

export const stringSetCodec = setCodec<string>(
  textCodec(),
  (members) => ({ SS: members.map(({ S }) => S as string) }),
  ({ SS }) => SS?.map((S) => ({ S })),
  ({ S }) => S as string,
)

/** A set of strings. DynamoDB has no empty sets: none is written, and one without its last member reads as empty. Stored as SS. */
export const stringSet = (): Attribute<Set<string>, ReadonlySet<string>> =>
  attributeOf({ codec: () => stringSetCodec }, { type: 'stringSet' })
