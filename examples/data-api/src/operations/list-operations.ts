import { z } from 'zod'
import { listPlaces } from '../directory/directory.js'
import { StoredAnswer } from '../json/json-text.js'
import { keyText } from '../rows/key.js'
import { cursor, limit, pk, sk, storedItem } from './fields.js'
import { defineOperation } from './operation.js'

const page = z.object({
  items: z.array(storedItem),
  cursor: z
    .string()
    .nullable()
    .describe('null on the last page. A page may have fewer items than its limit.'),
})

const range = z.union([
  z.strictObject({ eq: sk }),
  z.strictObject({ lt: sk }),
  z.strictObject({ lte: sk }),
  z.strictObject({ gt: sk }),
  z.strictObject({ gte: sk }),
  z.strictObject({ beginsWith: sk }),
  z.strictObject({ between: z.tuple([sk, sk]) }),
])

export const queryOperation = defineOperation({
  summary: 'The items with one partition key, in the order of their sort keys.',
  input: z.strictObject({
    pk,
    sk: range.optional(),
    limit,
    cursor: cursor.optional(),
    order: z.enum(['ascending', 'descending']).default('ascending'),
  }),
  output: page,
  needsTenant: true,
  run: async ({ rows, tenantId, services: { cursors } }, { sk: wanted, cursor: given, ...query }) => {
    const purpose = [tenantId, 'query', query.pk, wanted ?? null, query.order]
    const after = given === undefined ? undefined : cursors.open(purpose, given)
    const { items, last } = await rows.query({ ...query, range: wanted, after })
    return {
      items: items.map((one) => new StoredAnswer(one)),
      cursor: last === undefined ? null : cursors.seal(purpose, last),
    }
  },
})

/** Not a Scan of the table: its places are listed, and then the items are got. */
export const scanOperation = defineOperation({
  summary: 'All items of the tenant, about in the order of their keys.',
  input: z.strictObject({ limit, cursor: cursor.optional() }),
  output: page,
  needsTenant: true,
  run: async ({ rows, db }, { limit: most, cursor: given }) => {
    const { keys, cursor: next = null } = await listPlaces(db, most, given)
    const found = await rows.getMany(keys)
    const items = keys.flatMap((one) => {
      const stored = found.get(keyText(one))
      return stored === undefined ? [] : [new StoredAnswer(stored)]
    })
    return { items, cursor: next }
  },
})
