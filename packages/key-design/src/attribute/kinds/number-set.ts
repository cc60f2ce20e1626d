import { setCodec } from '../../codec/sets.js'
import { type Attribute, attributeOf } from '../attribute.js'
import { numberCodec } from './number.js'

export const numberSetCodec = setCodec<number>(
  numberCodec,
  (members) => ({ NS: members.map(({ N }) => N as string) }),
  ({ NS }) => NS?.map((N) => ({ N })),
  ({ N }) => N as string,
)

/** A set of finite numbers, written with one at least, as every set. Stored as NS. */
export const numberSet = (): Attribute<Set<number>, ReadonlySet<number>> =>
  attributeOf({ codec: () => numberSetCodec }, { type: 'numberSet' })
