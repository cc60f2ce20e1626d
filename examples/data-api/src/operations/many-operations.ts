import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { z } from 'zod'
import { Problem } from '../http/problem.js'
import type { StoredItem } from '../json/attribute-values.js'
import { StoredAnswer } from '../json/json-text.js'
import type { BatchedWrite } from '../rows/batches.js'
import { keyText } from '../rows/key.js'
import type { TransactedWrite } from '../rows/transactions.js'
import { item, key, listOf, presence, storedItem } from './fields.js'
import { defineOperation } from './operation.js'
import { readItem } from './read-item.js'

const transactedWrite = z.union([
  z.strictObject({ put: z.strictObject({ item, if: presence.optional() }) }),
  z.strictObject({ delete: key.extend({ if: presence.optional() }) }),
  z.strictObject({ check: key.extend({ if: presence }) }),
])
const batchedWrite = z.union([
  z.strictObject({ put: z.strictObject({ item }) }),
  z.strictObject({ delete: key }),
])
const gets = z.strictObject({ gets: listOf(key) })
const outcome = z.enum(['done', 'not-done', 'unknown'])

export const batchOperation = defineOperation({
  summary:
    'Gets up to 100 items, or writes up to 100, each by itself; for writes it says what became of each.',
  input: z.union([gets, z.strictObject({ writes: listOf(batchedWrite) })]),
  output: z.union([
    z.object({ items: z.array(storedItem.nullable()) }),
    z.object({ outcomes: z.array(outcome) }),
  ]),
  needsTenant: true,
  run: async ({ rows }, input) => {
    if ('gets' in input) {
      const found = await rows.getMany(input.gets)
      return { items: input.gets.map((one) => answer(found.get(keyText(one)))) }
    }
    const writes: BatchedWrite[] = input.writes.map((write) =>
      'put' in write ? { put: readItem(write.put.item) } : write,
    )
    return { outcomes: await rows.writeMany(writes) }
  },
})

export const transactOperation = defineOperation({
  summary: 'Writes up to 100 items, all or none; or gets them as they are at one moment.',
  input: z.union([gets, z.strictObject({ writes: listOf(transactedWrite) })]),
  output: z.union([
    z.object({ items: z.array(storedItem.nullable()) }),
    z.object({ written: z.literal(true) }),
  ]),
  needsTenant: true,
  run: async ({ rows }, input) => {
    if ('gets' in input) return { items: (await rows.transactGet(input.gets)).map(answer) }
    const writes = input.writes.map(transacted)
    await rows.transact(writes).catch(explain)
    return { written: true }
  },
})

const answer = (found: StoredItem | undefined) => (found === undefined ? null : new StoredAnswer(found))

function transacted(write: z.output<typeof transactedWrite>): TransactedWrite {
  if ('put' in write) return { put: readItem(write.put.item), presence: write.put.if }
  const { if: wanted, ...written } = 'delete' in write ? write.delete : write.check
  if ('delete' in write) return { delete: written, presence: wanted }
  return { check: written, presence: wanted as 'exists' | 'missing' }
}

/** Which writes stood in the way, by their places. */
function explain(error: unknown): never {
  if (!(error instanceof TransactionCanceledException)) throw error
  const codes = (error.CancellationReasons ?? []).map(({ Code = 'None' }) => Code)
  const failed = codes.flatMap((code, i) => (code === 'ConditionalCheckFailed' ? [i] : []))
  if (failed.length > 0)
    throw new Problem('condition-failed', 'Items are not as conditions want them.', { failed })
  if (codes.includes('TransactionConflict'))
    throw new Problem('conflict', 'Another transaction has one of the items; try again.')
  if (codes.some((code) => /Throttling|Throughput/.test(code)))
    throw new Problem('unavailable', 'There is no capacity left; try again later.')
  throw new Problem('invalid-request', 'The table does not take one of the writes.')
}
