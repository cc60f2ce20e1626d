import { at, type Codec, refuse, unreadable } from './codec.js'
import type { StoredValue } from './stored-value.js'

/**
 * A set, each member like the other. DynamoDB has no empty sets, and sees members with equal content as one. So an empty
 * one is not written; but a set that has lost its last member is not stored any more, and reads as an empty one.
 */
export function setCodec<M>(
  member: Codec,
  wrap: (stored: StoredValue[]) => StoredValue,
  unwrap: (stored: StoredValue) => StoredValue[] | undefined,
  identity: (stored: StoredValue) => string,
): Codec {
  return {
    encode: (value) => {
      if (!(value instanceof Set)) return refuse('must be a Set', value)
      if (value.size === 0)
        return refuse('is an empty set, which DynamoDB does not have', value, 'remove the attribute')
      const members = [...value].map((one, i) => at(`[${i}]`, () => member.encode(one)))
      return wrap([...new Map(members.map((one) => [identity(one), one])).values()])
    },
    decode: (stored) => {
      const members = unwrap(stored) ?? unreadable('a set of that type', stored)
      return new Set(members.map((one) => member.decode(one) as M))
    },
    ofNothing: (isRead) => isRead && { value: new Set() },
  }
}
