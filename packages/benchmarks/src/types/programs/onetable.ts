import type { ProgramSource } from '../program.js'
import { changes, item, key } from './values.js'

const DATE = 'new Date()'

const required = (type: string) => `{ type: ${type}, required: true }`

const hole = (name: string) => ['$', '{', name, '}'].join('')

const INDEXES = `{
  primary: { hash: 'pk', sort: 'sk' },
  gsi1: { hash: 'gsi1pk', sort: 'gsi1sk' },
  gsi2: { hash: 'gsi2pk', sort: 'gsi2sk' },
}`

/** Each model is typed from its schema, as OneTable advises. Queries know nothing of what an index needs. */
export const onetableProgram: ProgramSource = {
  preamble: `
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { type Entity, Table } from 'dynamodb-onetable'
import { Dynamo } from 'dynamodb-onetable/Dynamo'
export const client = new Dynamo({ client: new DynamoDBClient({}) })
export type Typed = Entity<{ readonly id: { readonly type: StringConstructor; readonly required: true } }>
export { Table }
`,
  table: '',
  entity: (i) => `
const order${i} = {
  pk: { type: String, value: 'CUSTOMER${i}#${hole(`customerId${i}`)}' },
  sk: { type: String, value: 'ORDER${i}#${hole(`orderId${i}`)}' },
  gsi1pk: { type: String, value: 'STATUS${i}#${hole(`status${i}`)}' },
  gsi1sk: { type: String, value: '${hole(`placedAt${i}`)}' },
  gsi2pk: { type: String, value: 'WAREHOUSE${i}#${hole(`warehouse${i}`)}' },
  gsi2sk: { type: String, value: '${hole(`shipBy${i}`)}' },
  customerId${i}: ${required('String')},
  orderId${i}: ${required('String')},
  status${i}: { type: String, required: true, enum: ['placed', 'paid', 'shipped'] },
  warehouse${i}: ${required('String')},
  placedAt${i}: ${required('Date')},
  shipBy${i}: ${required('Date')},
  total${i}: ${required('Number')},
  currency${i}: ${required('String')},
  itemCount${i}: ${required('Number')},
  paid${i}: ${required('Boolean')},
  email${i}: ${required('String')},
  tags${i}: { type: Array, required: true, items: { type: String } },
  address${i}: {
    type: Object,
    required: true,
    schema: { street: ${required('String')}, city: ${required('String')}, postalCode: ${required('String')} },
  },
  lines${i}: {
    type: Array,
    required: true,
    items: {
      type: Object,
      schema: { sku: ${required('String')}, quantity: ${required('Number')}, price: ${required('Number')} },
    },
  },
  note${i}: { type: String },
} as const
type Order${i} = Entity<typeof order${i}>
`,
  together: (entities) => `
const table = new Table({
  client,
  name: 'orders',
  partial: false,
  schema: {
    format: 'onetable:1.1.0',
    version: '0.0.1',
    indexes: ${INDEXES},
    models: { ${entities.map((i) => `order${i}`).join(', ')} },
    params: { isoDates: true },
  },
})
${entities.map((i) => `const orders${i} = table.getModel<Order${i}>('order${i}')`).join('\n')}
`,
  calls: {
    get: (i) => `
const order = await orders${i}.get(${key(i)})
const total: number | undefined = order?.total${i}
void total`,
    create: (i) => `await orders${i}.create(${item(i, DATE)})`,
    put: (i) => `await orders${i}.create(${item(i, DATE)}, { exists: null })`,
    update: (i) =>
      `await orders${i}.update({ customerId${i}: 'c1', orderId${i}: 'o1', ...${changes(i, DATE)} } as const)`,
    delete: (i) => `await orders${i}.remove(${key(i)})`,
    'query by each index': (i) => `
const [first] = await orders${i}.find({ status${i}: 'placed' }, { index: 'gsi1' })
const [second] = await orders${i}.find({ warehouse${i}: 'w1' }, { index: 'gsi2', reverse: true })
const totals: (number | undefined)[] = [first?.total${i}, second?.total${i}]
void totals`,
    transact: (i) => `
const transaction = {}
await orders${i}.create(${item(i, DATE)}, { transaction, exists: null })
await orders${i}.update({ customerId${i}: 'c1', orderId${i}: 'o1', ...${changes(i, DATE)} } as const, { transaction })
await orders${i}.remove(${key(i)}, { transaction, exists: null })
await table.transact('write', transaction)`,
    batch: (i) => `
const batch = {}
await orders${i}.get(${key(i)}, { batch })
const [order] = (await table.batchGet(batch, { parse: true })) as Order${i}[]
const total: number | undefined = order?.total${i}
void total
const writes = {}
await orders${i}.create(${item(i, DATE)}, { batch: writes, exists: null })
await table.batchWrite(writes)`,
  },
}
