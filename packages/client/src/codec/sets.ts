import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { at, type Codec, refuse, unreadable } from './codec.js'
import { numberCodec } from './numbers.js'
import { binaryCodec, textCodec } from './scalars.js'

/** A set, each member like the other. DynamoDB has no empty sets, and sees members with equal content as one. */
function setCodec<M>(
  member: Codec,
  wrap: (stored: AttributeValue[]) => AttributeValue,
  unwrap: (stored: AttributeValue) => AttributeValue[] | undefined,
  identity: (stored: AttributeValue) => string,
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
  }
}

export const stringSetCodec: Codec = setCodec<string>(
  textCodec(),
  (members) => ({ SS: members.map(({ S }) => S as string) }),
  ({ SS }) => SS?.map((S) => ({ S })),
  ({ S }) => S as string,
)

export const numberSetCodec: Codec = setCodec<number>(
  numberCodec,
  (members) => ({ NS: members.map(({ N }) => N as string) }),
  ({ NS }) => NS?.map((N) => ({ N })),
  ({ N }) => N as string,
)

export const binarySetCodec: Codec = setCodec<Uint8Array>(
  binaryCodec,
  (members) => ({ BS: members.map(({ B }) => B as Uint8Array) }),
  ({ BS }) => BS?.map((B) => ({ B })),
  ({ B }) => (B as Uint8Array).join(),
)
