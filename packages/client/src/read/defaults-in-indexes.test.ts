import { defineDesign, defineEntity, defineTable, oneOf, query, string } from '@keyprint/key-design'
import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { connect } from '../connect.js'

const table = defineTable('accounts', {
  partitionKey: 'pk',
  indexes: { gsi1: { partitionKey: 'gsi1pk', projection: ['level', 'size', 'note'] } },
})
const key = { partition: 'ACCOUNT#{id}' }
const indexes = { byOwner: { on: 'gsi1', partition: 'OWNER#{owner}' } } as const
const id = { id: string(), owner: string() }
/** As it was when the first items were written. */
const first = defineEntity(table, 'account', { attributes: id, key, indexes })
const account = defineEntity(table, 'account', {
  attributes: {
    ...id,
    tier: oneOf('free', 'plus').default('free').storedAs('level'),
    size: z.string().default('M'),
    note: string().default('none').optional(),
    colour: string().default('red'),
  },
  key,
  indexes,
})
const accounts = defineDesign({
  table,
  entities: { account },
  accessPatterns: { accountsOf: query(account.byOwner) },
})

describeWithDynamoDB('an item that was written before its attributes had defaults', () => {
  const own = testTable(accounts)
  const db = connect(accounts, own)

  beforeAll(async () => {
    await connect(defineDesign({ table, entities: { account: first } }), own).account.create({
      id: 'a1',
      owner: 'o',
    })
  })

  it('has them in an index that holds the attributes, and nothing of the others', async () => {
    expect(await db.accountsOf({ owner: 'o' }).collect()).toEqual([
      { id: 'a1', owner: 'o', tier: 'free', size: 'M' },
    ])
    expect(await db.accountsOf({ owner: 'o' }, { select: ['tier'] }).collect()).toEqual([{ tier: 'free' }])
  })

  it('has all of them in the table', async () => {
    expect(await db.account.get({ id: 'a1' })).toEqual({
      id: 'a1',
      owner: 'o',
      tier: 'free',
      size: 'M',
      colour: 'red',
    })
  })
})
