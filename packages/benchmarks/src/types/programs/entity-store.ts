import type { ProgramSource } from '../program.js'
import { item, key, orderInterface } from './values.js'

const update = (i: number) => `{
  update: { set: '#s = :s, #t = :t, gsi1pk = :p, gsi1sk = :k' },
  expressionAttributeNames: { '#s': 'status${i}', '#t': 'total${i}' },
  expressionAttributeValues: { ':s': 'paid', ':t': 20, ':p': 'STATUS${i}#paid', ':k': new Date().toISOString() },
}`

/** Its users write the types of items, their keys and their expressions themselves; nothing is inferred. */
export const entityStoreProgram: ProgramSource = {
  preamble: `
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import {
  createMinimumSingleTableConfig, createStore, createStoreContext, type Entity,
} from '@symphoniacloud/dynamodb-entity-store'
const names = { pk: 'pk', sk: 'sk', gsisById: { gsi1: { pk: 'gsi1pk', sk: 'gsi1sk' }, gsi2: { pk: 'gsi2pk', sk: 'gsi2sk' } } }
const context = createStoreContext({}, DynamoDBDocumentClient.from(new DynamoDBClient({})))
export const store = createStore(createMinimumSingleTableConfig('orders', names), context)
export type Any = Entity<{ id: string }, { id: string }, { id: string }>
`,
  table: '',
  entity: (i) => `
${orderInterface(i)}
const ORDER${i}: Entity<Order${i}, Pick<Order${i}, 'customerId${i}'>, Pick<Order${i}, 'orderId${i}'>> = {
  type: 'order${i}',
  pk: ({ customerId${i} }) => \`CUSTOMER${i}#\${customerId${i}}\`,
  sk: ({ orderId${i} }) => \`ORDER${i}#\${orderId${i}}\`,
  gsis: {
    gsi1: {
      pk: (order) => \`STATUS${i}#\${(order as Order${i}).status${i}}\`,
      sk: (order) => (order as Order${i}).placedAt${i}.toISOString(),
    },
    gsi2: {
      pk: (order) => \`WAREHOUSE${i}#\${(order as Order${i}).warehouse${i}}\`,
      sk: (order) => (order as Order${i}).shipBy${i}.toISOString(),
    },
  },
  parse: (stored) => stored as unknown as Order${i},
}
`,
  together: (entities) => entities.map((i) => `const orders${i} = store.for(ORDER${i})`).join('\n'),
  calls: {
    get: (i) => `
const order = await orders${i}.getOrUndefined(${key(i)})
const total: number | undefined = order?.total${i}
void total`,
    create: (i) =>
      `await orders${i}.put(${item(i, 'new Date()')}, { conditionExpression: 'attribute_not_exists(pk)' })`,
    put: (i) => `await orders${i}.put(${item(i, 'new Date()')})`,
    update: (i) => `await orders${i}.update(${key(i)}, ${update(i)})`,
    delete: (i) => `await orders${i}.delete(${key(i)})`,
    'query by each index': (i) => `
const [first] = await orders${i}.queryAllWithGsiByPk({ status${i}: 'placed' } as Order${i}, { gsiId: 'gsi1' })
const [second] = await orders${i}.queryAllWithGsiByPk({ warehouse${i}: 'w1' } as Order${i}, { gsiId: 'gsi2', scanIndexForward: false })
const totals: (number | undefined)[] = [first?.total${i}, second?.total${i}]
void totals`,
    transact: (i) => `
await store.transactions
  .buildWriteTransaction(ORDER${i})
  .put(${item(i, 'new Date()')})
  .update(${key(i)}, ${update(i)})
  .delete(${key(i)})
  .execute()`,
    batch: (i) => `
const { items: [order] } = await orders${i}.advancedOperations.batchGet([${key(i)}])
const total: number | undefined = order?.total${i}
void total
await orders${i}.advancedOperations.batchPut([${item(i, 'new Date()')}])`,
  },
}
