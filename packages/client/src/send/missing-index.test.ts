import { defineDesign, defineTable } from '@keyprint/key-design'
import { testTable } from '@keyprint/local/vitest'
import { expect, it } from 'vitest'
import { connect } from '../index.js'
import { rejection } from '../testing/rejection.js'
import { shop } from '../testing/shop.js'

const bare = defineDesign({
  table: defineTable('bare', { partitionKey: 'pk', sortKey: 'sk' }),
  entities: {},
})
const withoutIndexes = testTable(bare)

it('an index that the table does not have is said by both names', async () => {
  const db = connect(shop, withoutIndexes)
  const error = await rejection(db.ordersByStatus({ status: 'placed' }).collect())
  expect(error).toMatchObject({ code: 'TABLE_NOT_FOUND', tableName: withoutIndexes.tableName })
  expect(error.message).toContain('index: gsi1')
})
