import type { ProgramSource } from '../program.js'
import { changes, item, orderInterface } from './values.js'

const KEY = `{ pk: 'p', sk: 's' }`

/** Its users write the types of items and all keys themselves; of what is called, next to nothing is typed. */
export const dynamooseProgram: ProgramSource = {
  preamble: `
import dynamoose from 'dynamoose'
import { Item } from 'dynamoose/dist/Item.js'
const text = { type: String, required: true } as const
const count = { type: Number, required: true } as const
export { dynamoose, Item, text, count }
`,
  table: '',
  entity: (i) => `
${orderInterface(i)}
interface Stored${i} extends Item, Order${i} {}
const schema${i} = new dynamoose.Schema({
  pk: { type: String, hashKey: true },
  sk: { type: String, rangeKey: true },
  gsi1pk: { type: String, index: { name: 'gsi1', type: 'global', rangeKey: 'gsi1sk' } },
  gsi1sk: String,
  gsi2pk: { type: String, index: { name: 'gsi2', type: 'global', rangeKey: 'gsi2sk' } },
  gsi2sk: String,
  customerId${i}: text,
  orderId${i}: text,
  status${i}: { type: String, required: true, enum: ['placed', 'paid', 'shipped'] },
  warehouse${i}: text,
  placedAt${i}: { type: Date, required: true },
  shipBy${i}: { type: Date, required: true },
  total${i}: count,
  currency${i}: text,
  itemCount${i}: count,
  paid${i}: { type: Boolean, required: true },
  email${i}: text,
  tags${i}: { type: Array, required: true, schema: [String] },
  address${i}: { type: Object, required: true, schema: { street: text, city: text, postalCode: text } },
  lines${i}: { type: Array, required: true, schema: [{ type: Object, schema: { sku: text, quantity: count, price: count } }] },
  note${i}: String,
})
const orders${i} = dynamoose.model<Stored${i}>('orders${i}', schema${i})
`,
  together: () => '',
  calls: {
    get: (i) => `
const order = await orders${i}.get(${KEY})
const total: number | undefined = order?.total${i}
void total`,
    create: (i) => `await orders${i}.create(${item(i, 'new Date()')})`,
    put: (i) => `await orders${i}.create(${item(i, 'new Date()')}, { overwrite: true })`,
    update: (i) => `await orders${i}.update(${KEY}, ${changes(i, 'new Date()')})`,
    delete: (i) => `await orders${i}.delete(${KEY})`,
    'query by each index': (i) => `
const [first] = await orders${i}.query('gsi1pk').eq('STATUS${i}#placed').using('gsi1').exec()
const [second] = await orders${i}.query('gsi2pk').eq('WAREHOUSE${i}#w1').using('gsi2').sort('descending').exec()
const totals: (number | undefined)[] = [first?.total${i}, second?.total${i}]
void totals`,
    transact: (i) => `
await dynamoose.transaction([
  orders${i}.transaction.create(${item(i, 'new Date()')}, { overwrite: true }),
  orders${i}.transaction.update(${KEY}, ${changes(i, 'new Date()')}),
  orders${i}.transaction.delete(${KEY}),
] as never)`,
    batch: (i) => `
const [order] = await orders${i}.batchGet([${KEY}])
const total: number | undefined = order?.total${i}
void total
await orders${i}.batchPut([${item(i, 'new Date()')}])`,
  },
}
