import { defineDesign, defineEntity, defineTable, integer, list, query, string } from '@keyprint/key-design'

const table = defineTable('model', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: { gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' } },
})

const counted = { team: string(), id: string(), points: integer(), log: list(string()).default([]) }

/** Has all that a write must keep up: a version, a unique attribute and an index. */
export const account = defineEntity(table, 'account', {
  attributes: { ...counted, email: string(), label: string() },
  key: { partition: 'TEAM#{team}', sort: 'ACCOUNT#{id}' },
  indexes: { byLabel: { on: 'gsi1', partition: 'LABEL#{team}#{label}', sort: '{id}' } },
  unique: [['team', 'email']],
  version: true,
})

/** In the same item collection; without a version, so that batches can write it. Its index needs two attributes. */
export const task = defineEntity(table, 'task', {
  attributes: { ...counted, region: string().optional(), city: string().optional() },
  key: { partition: 'TEAM#{team}', sort: 'TASK#{id}' },
  indexes: { byPlace: { on: 'gsi1', partition: 'PLACE#{team}#{region}#{city}', sort: '{id}' } },
})

/** What the commands of the model are run on. */
export const design = defineDesign({
  table,
  entities: { account, task },
  accessPatterns: {
    team: query(account, task),
    byLabel: query(account.byLabel),
    byPlace: query(task.byPlace),
  },
})
