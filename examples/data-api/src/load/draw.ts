import type { RowKey } from '../rows/key.js'
import type { Presence } from '../rows/presence.js'
import type { Call, Delete, Put, Write } from './calls.js'
import type { Lane } from './lane.js'
import type { Random } from './random.js'
import { EMPTY, itemAt } from './world.js'

const MOST_OF_A_LIST = 5
const SCAN_LIMIT = 10
const QUERY_LIMIT = 4

type Draw = (random: Random, lane: Lane, neighbour: Lane) => Call

/** What is drawn, as often as it stands here. */
const DRAWS: readonly Draw[] = [
  (random, { keys }) => ({ kind: 'get', key: random.one(keys) }),
  (random, { keys }) => ({ kind: 'get', key: random.one(keys) }),
  // A foreign key, of an item that may well be there: it looks like one that is missing.
  (random, _, { keys }) => ({ kind: 'get', key: random.one(keys) }),
  (random, _, { partitions }) => query(random, partitions),
  (random, lane) => ({ kind: 'put', write: put(lane, random.one(lane.keys)) }),
  (random, lane) => ({ kind: 'put', write: put(lane, random.one(lane.keys)) }),
  (random, lane) => ({ kind: 'put', write: { ...put(lane, random.one(lane.keys)), if: presence(random) } }),
  (random, lane) => ({ kind: 'put', write: { ...put(lane, random.one(lane.keys)), if: presence(random) } }),
  (random, { keys }) => ({ kind: 'delete', write: { delete: random.one(keys) } }),
  (random, { keys }) => ({ kind: 'delete', write: { delete: random.one(keys), if: presence(random) } }),
  (random, { partitions }) => query(random, partitions),
  (random, { partitions }) => query(random, partitions),
  (random) => ({ kind: 'scan', limit: 1 + random.below(SCAN_LIMIT) }),
  (random, { keys }) => ({ kind: 'batch gets', keys: several(random, keys) }),
  (random, lane) => ({
    kind: 'batch writes',
    writes: several(random, lane.keys).map((key) => (random.below(3) ? put(lane, key) : { delete: key })),
  }),
  (random, { keys }) => ({ kind: 'transact gets', keys: several(random, keys) }),
  (random, lane) => ({
    kind: 'transact writes',
    writes: several(random, lane.keys).map((key) => transacted(random, lane, key)),
  }),
]

/** Something that the worker of a lane may do. */
export const drawCall: Draw = (random, lane, neighbour) => random.one(DRAWS)(random, lane, neighbour)

const presence = (random: Random): Presence => random.one(['exists', 'missing'])

const several = (random: Random, keys: readonly RowKey[]) =>
  random.some(keys, 1 + random.below(MOST_OF_A_LIST))

const query = (random: Random, partitions: readonly string[]): Call => ({
  kind: 'query',
  pk: random.one(partitions),
  limit: 1 + random.below(QUERY_LIMIT),
  order: random.one(['ascending', 'descending']),
})

const put = (lane: Lane, key: RowKey): Put => ({ put: lane.newItem(key) })

/** Conditions that mostly hold, or no transaction would ever be written. */
function transacted(random: Random, lane: Lane, key: RowKey): Write {
  const isThere = itemAt(lane.worlds[0] ?? EMPTY, key) !== undefined
  const likely = random.below(8) ? isThere : !isThere
  const holds: Presence = likely ? 'exists' : 'missing'
  const writes: readonly Write[] = [
    put(lane, key),
    { ...put(lane, key), if: holds },
    { delete: key } satisfies Delete,
    { delete: key, if: holds },
    { check: key, if: holds },
  ]
  return random.one(writes)
}
