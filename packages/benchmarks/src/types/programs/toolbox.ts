import type { ProgramSource } from '../program.js'
import { changes, item, key } from './values.js'

const DATE = "'2026-11-21T08:00:00.000Z'"

export const toolboxProgram: ProgramSource = {
  preamble: `
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { Entity } from 'dynamodb-toolbox/entity'
import { BatchGetRequest } from 'dynamodb-toolbox/entity/actions/batchGet'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { DeleteTransaction } from 'dynamodb-toolbox/entity/actions/transactDelete'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { UpdateTransaction } from 'dynamodb-toolbox/entity/actions/transactUpdate'
import { execute as transactWrite } from 'dynamodb-toolbox/entity/actions/transactWrite'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { boolean } from 'dynamodb-toolbox/schema/boolean'
import { item } from 'dynamodb-toolbox/schema/item'
import { list } from 'dynamodb-toolbox/schema/list'
import { map } from 'dynamodb-toolbox/schema/map'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'
import { Table } from 'dynamodb-toolbox/table'
import { BatchGetCommand, execute as batchGet } from 'dynamodb-toolbox/table/actions/batchGet'
import { BatchWriteCommand, execute as batchWrite } from 'dynamodb-toolbox/table/actions/batchWrite'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
export const documentClient = DynamoDBDocumentClient.from(new DynamoDBClient({}))
`,
  table: `
const table = new Table({
  documentClient,
  name: 'orders',
  partitionKey: { name: 'pk', type: 'string' },
  sortKey: { name: 'sk', type: 'string' },
  indexes: {
    gsi1: {
      type: 'global',
      partitionKey: { name: 'gsi1pk', type: 'string' },
      sortKey: { name: 'gsi1sk', type: 'string' },
    },
    gsi2: {
      type: 'global',
      partitionKey: { name: 'gsi2pk', type: 'string' },
      sortKey: { name: 'gsi2sk', type: 'string' },
    },
  },
})
`,
  entity: (i) => `
const order${i} = new Entity({
  name: 'order${i}',
  table,
  schema: item({
    customerId${i}: string().key(),
    orderId${i}: string().key(),
    status${i}: string().enum('placed', 'paid', 'shipped'),
    warehouse${i}: string(),
    placedAt${i}: string(),
    shipBy${i}: string(),
    total${i}: number(),
    currency${i}: string(),
    itemCount${i}: number(),
    paid${i}: boolean(),
    email${i}: string(),
    tags${i}: list(string()),
    address${i}: map({ street: string(), city: string(), postalCode: string() }),
    lines${i}: list(map({ sku: string(), quantity: number(), price: number() })),
    note${i}: string().optional(),
  }).and((order) => ({
    gsi1pk: string().hidden().link<typeof order>(({ status${i} }) => \`STATUS${i}#\${status${i}}\`),
    gsi1sk: string().hidden().link<typeof order>(({ placedAt${i} }) => \`ORDER${i}#\${placedAt${i}}\`),
    gsi2pk: string().hidden().link<typeof order>(({ warehouse${i} }) => \`WAREHOUSE${i}#\${warehouse${i}}\`),
    gsi2sk: string().hidden().link<typeof order>(({ shipBy${i} }) => \`ORDER${i}#\${shipBy${i}}\`),
  })),
  computeKey: ({ customerId${i}, orderId${i} }) => ({
    pk: \`CUSTOMER${i}#\${customerId${i}}\`,
    sk: \`ORDER${i}#\${orderId${i}}\`,
  }),
})
`,
  together: () => '',
  calls: {
    get: (i) => `
const { Item: order } = await order${i}.build(GetItemCommand).key(${key(i)}).send()
const total: number | undefined = order?.total${i}
void total`,
    create: (i) => `
await order${i}
  .build(PutItemCommand)
  .item(${item(i, DATE)})
  .options({ condition: { attr: 'customerId${i}', exists: false } })
  .send()`,
    put: (i) => `await order${i}.build(PutItemCommand).item(${item(i, DATE)}).send()`,
    update: (i) =>
      `await order${i}.build(UpdateItemCommand).item({ ...${key(i)}, ...${changes(i, DATE)}, status${i}: 'paid' }).send()`,
    delete: (i) => `await order${i}.build(DeleteItemCommand).key(${key(i)}).send()`,
    'query by each index': (i) => `
const { Items: [first] = [] } = await table
  .build(QueryCommand)
  .entities(order${i})
  .query({ index: 'gsi1', partition: 'STATUS${i}#placed' })
  .send()
const { Items: [second] = [] } = await table
  .build(QueryCommand)
  .entities(order${i})
  .query({ index: 'gsi2', partition: 'WAREHOUSE${i}#w1' })
  .options({ reverse: true })
  .send()
const totals: (number | undefined)[] = [first?.total${i}, second?.total${i}]
void totals`,
    transact: (i) => `
await transactWrite(
  order${i}.build(PutTransaction).item(${item(i, DATE)}),
  order${i}.build(UpdateTransaction).item({ ...${key(i)}, ...${changes(i, DATE)}, status${i}: 'paid' }),
  order${i}.build(DeleteTransaction).key(${key(i)}),
)`,
    batch: (i) => `
const { Responses } = await batchGet(
  table.build(BatchGetCommand).requests(order${i}.build(BatchGetRequest).key(${key(i)})),
)
const total: number | undefined = Responses?.[0]?.[0]?.total${i}
void total
await batchWrite(table.build(BatchWriteCommand).requests(order${i}.build(BatchPutRequest).item(${item(i, DATE)})))`,
  },
}
