import type { ProgramSource } from '../program.js'
import { changes, item, key } from './values.js'

const DATE = "'2026-11-21T08:00:00.000Z'"

const required = (type: string) => `{ type: '${type}', required: true }`

export const electrodbProgram: ProgramSource = {
  preamble: `
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { Entity, Service } from 'electrodb'
export const client = DynamoDBDocumentClient.from(new DynamoDBClient({}))
`,
  table: `const table = 'orders'`,
  entity: (i) => `
const order${i} = new Entity(
  {
    model: { entity: 'order${i}', version: '1', service: 'shop' },
    attributes: {
      customerId${i}: ${required('string')},
      orderId${i}: ${required('string')},
      status${i}: { type: ['placed', 'paid', 'shipped'] as const, required: true },
      warehouse${i}: ${required('string')},
      placedAt${i}: ${required('string')},
      shipBy${i}: ${required('string')},
      total${i}: ${required('number')},
      currency${i}: ${required('string')},
      itemCount${i}: ${required('number')},
      paid${i}: ${required('boolean')},
      email${i}: ${required('string')},
      tags${i}: { type: 'list', items: { type: 'string' }, required: true },
      address${i}: {
        type: 'map',
        required: true,
        properties: { street: ${required('string')}, city: ${required('string')}, postalCode: ${required('string')} },
      },
      lines${i}: {
        type: 'list',
        required: true,
        items: {
          type: 'map',
          properties: { sku: ${required('string')}, quantity: ${required('number')}, price: ${required('number')} },
        },
      },
      note${i}: { type: 'string' },
    },
    indexes: {
      byCustomer: {
        pk: { field: 'pk', composite: ['customerId${i}'] },
        sk: { field: 'sk', composite: ['orderId${i}'] },
      },
      byStatus: {
        index: 'gsi1',
        pk: { field: 'gsi1pk', composite: ['status${i}'] },
        sk: { field: 'gsi1sk', composite: ['placedAt${i}'] },
      },
      byWarehouse: {
        index: 'gsi2',
        pk: { field: 'gsi2pk', composite: ['warehouse${i}'] },
        sk: { field: 'gsi2sk', composite: ['shipBy${i}'] },
      },
    },
  },
  { client, table },
)
`,
  together: (entities) =>
    `const service = new Service({ ${entities.map((i) => `order${i}`).join(', ')} }, { client, table })`,
  calls: {
    get: (i) => `
const { data: order } = await order${i}.get(${key(i)}).go()
const total: number | undefined = order?.total${i}
void total`,
    create: (i) => `await order${i}.create(${item(i, DATE)}).go()`,
    put: (i) => `await order${i}.put(${item(i, DATE)}).go()`,
    update: (i) => `await order${i}.patch(${key(i)}).set(${changes(i, DATE)}).go()`,
    delete: (i) => `await order${i}.delete(${key(i)}).go()`,
    'query by each index': (i) => `
const { data: [first] } = await order${i}.query.byStatus({ status${i}: 'placed' }).go({ pages: 'all' })
const { data: [second] } = await order${i}.query.byWarehouse({ warehouse${i}: 'w1' }).go({ pages: 'all', order: 'desc' })
const totals: (number | undefined)[] = [first?.total${i}, second?.total${i}]
void totals`,
    transact: (i) => `
await service.transaction
  .write(({ order${i} }) => [
    order${i}.put(${item(i, DATE)}).commit(),
    order${i}.patch(${key(i)}).set(${changes(i, DATE)}).commit(),
    order${i}.delete(${key(i)}).commit(),
  ])
  .go()`,
    batch: (i) => `
const { data: [order] } = await order${i}.get([${key(i)}]).go()
const total: number | undefined = order?.total${i}
void total
await order${i}.put([${item(i, DATE)}]).go()`,
  },
}
