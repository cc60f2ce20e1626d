import { z } from 'zod'
import { StoredAnswer } from '../json/json-text.js'
import { item, key, presence, storedItem } from './fields.js'
import { defineOperation } from './operation.js'
import { readItem } from './read-item.js'

export const getOperation = defineOperation({
  summary: 'An item, or null.',
  input: key,
  output: z.object({ item: storedItem.nullable() }),
  needsTenant: true,
  run: async ({ rows }, wanted) => {
    const found = await rows.get(wanted)
    return { item: found === undefined ? null : new StoredAnswer(found) }
  },
})

export const putOperation = defineOperation({
  summary: 'Creates or replaces an item.',
  input: z.strictObject({ item, if: presence.optional() }),
  output: z.object({ put: z.literal(true) }),
  needsTenant: true,
  run: async ({ rows }, { item: given, if: wanted }) => {
    await rows.put(readItem(given), wanted)
    return { put: true }
  },
})

export const deleteOperation = defineOperation({
  summary: 'Deletes an item, and says whether there was one.',
  input: key.extend({ if: presence.optional() }),
  output: z.object({ deleted: z.boolean() }),
  needsTenant: true,
  run: async ({ rows }, { if: wanted, ...gone }) => ({ deleted: await rows.delete(gone, wanted) }),
})
