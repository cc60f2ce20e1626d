import type { ProgramSource } from '../program.js'
import { changes, item, key } from './values.js'

const DATE = 'new Date()'

export const keyprintProgram: ProgramSource = {
  preamble: `
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { connect } from '@keyprint/client'
import {
  boolean, defineDesign, defineEntity, defineTable, integer, list, map, number, oneOf, query, string, timestamp,
} from '@keyprint/key-design'
export const client = new DynamoDBClient({})
`,
  table: `
const table = defineTable('orders', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: {
    gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' },
    gsi2: { partitionKey: 'gsi2pk', sortKey: 'gsi2sk' },
  },
})
`,
  entity: (i) => `
const order${i} = defineEntity(table, 'order${i}', {
  attributes: {
    customerId${i}: string(),
    orderId${i}: string(),
    status${i}: oneOf('placed', 'paid', 'shipped'),
    warehouse${i}: string(),
    placedAt${i}: timestamp(),
    shipBy${i}: timestamp(),
    total${i}: number(),
    currency${i}: string(),
    itemCount${i}: integer(),
    paid${i}: boolean(),
    email${i}: string(),
    tags${i}: list(string()),
    address${i}: map({ street: string(), city: string(), postalCode: string() }),
    lines${i}: list(map({ sku: string(), quantity: integer(), price: number() })),
    note${i}: string().optional(),
  },
  key: { partition: 'CUSTOMER${i}#{customerId${i}}', sort: 'ORDER${i}#{orderId${i}}' },
  indexes: {
    byStatus: { on: 'gsi1', partition: 'STATUS${i}#{status${i}}', sort: 'ORDER${i}#{placedAt${i}}' },
    byWarehouse: { on: 'gsi2', partition: 'WAREHOUSE${i}#{warehouse${i}}', sort: 'ORDER${i}#{shipBy${i}}' },
  },
})
`,
  together: (entities) => `
const design = defineDesign({
  table,
  entities: { ${entities.map((i) => `order${i}`).join(', ')} },
  accessPatterns: {
${entities.map((i) => `    ordersByStatus${i}: query(order${i}.byStatus), ordersByWarehouse${i}: query(order${i}.byWarehouse),`).join('\n')}
  },
})
const db = connect(design, { client, tableName: 'orders' })
`,
  calls: {
    get: (i) => `
const order = await db.order${i}.get(${key(i)})
const total: number | undefined = order?.total${i}
void total`,
    create: (i) => `await db.order${i}.create(${item(i, DATE)})`,
    put: (i) => `await db.order${i}.put(${item(i, DATE)})`,
    update: (i) => `await db.order${i}.update(${key(i)}, { set: ${changes(i, DATE)} })`,
    delete: (i) => `await db.order${i}.delete(${key(i)})`,
    'query by each index': (i) => `
const [first] = await db.ordersByStatus${i}({ status${i}: 'placed' }).collect()
const [second] = await db.ordersByWarehouse${i}({ warehouse${i}: 'w1' }, { order: 'descending' }).collect()
const totals: (number | undefined)[] = [first?.total${i}, second?.total${i}]
void totals`,
    transact: (i) => `
await db.transact((tx) => [
  tx.order${i}.put(${item(i, DATE)}),
  tx.order${i}.update(${key(i)}, { set: ${changes(i, DATE)} }),
  tx.order${i}.delete(${key(i)}),
])`,
    batch: (i) => `
const [order] = await db.batch.get([db.order${i}.key(${key(i)})])
const total: number | undefined = order?.total${i}
void total
await db.batch.write((batch) => [batch.order${i}.put(${item(i, DATE)})])`,
  },
}
