// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is how OneTable writes value templates.

import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { Table } from 'dynamodb-onetable'
import { Dynamo } from 'dynamodb-onetable/Dynamo'
import { ORDER_STATUSES, TABLE_NAME } from './order.js'

const SCHEMA = {
  format: 'onetable:1.1.0',
  version: '0.0.1',
  indexes: {
    primary: { hash: 'pk', sort: 'sk' },
    gsi1: { hash: 'gsi1pk', sort: 'gsi1sk', project: 'all' },
    gsi2: { hash: 'gsi2pk', sort: 'gsi2sk', project: 'all' },
  },
  models: {
    order: {
      pk: { type: String, value: 'CUSTOMER#${customerId}' },
      sk: { type: String, value: 'ORDER#${orderId}' },
      gsi1pk: { type: String, value: 'STATUS#${status}' },
      gsi1sk: { type: String, value: '${placedAt}' },
      gsi2pk: { type: String, value: 'WAREHOUSE#${warehouse}' },
      gsi2sk: { type: String, value: '${shipBy}' },
      customerId: { type: String, required: true },
      orderId: { type: String, required: true },
      status: { type: String, required: true, enum: ORDER_STATUSES },
      warehouse: { type: String, required: true },
      placedAt: { type: Date, required: true },
      shipBy: { type: Date, required: true },
      total: { type: Number, required: true },
      currency: { type: String, required: true },
      itemCount: { type: Number, required: true },
      paid: { type: Boolean, required: true },
      email: { type: String, required: true },
      tags: { type: Array, required: true, items: { type: String } },
      address: {
        type: Object,
        required: true,
        schema: {
          street: { type: String, required: true },
          city: { type: String, required: true },
          postalCode: { type: String, required: true },
          country: { type: String, required: true },
        },
      },
      lines: {
        type: Array,
        required: true,
        items: {
          type: Object,
          schema: {
            sku: { type: String, required: true },
            title: { type: String, required: true },
            quantity: { type: Number, required: true },
            price: { type: Number, required: true },
          },
        },
      },
      note: { type: String },
    },
  },
  params: { isoDates: true, timestamps: false, typeField: '_type' },
} as const

/** Orders as a user of OneTable declares them. */
export function onetableOrders(client: DynamoDBClient) {
  const table = new Table({
    client: new Dynamo({ client }),
    name: TABLE_NAME,
    schema: SCHEMA as never,
    partial: false,
    logger: false,
  })
  return { table, orders: table.getModel('order' as never) as unknown as OnetableOrders }
}

/** What is used of its model; its own types take no dates in nested schemas. */
export interface OnetableOrders {
  get(properties: object, params?: object): Promise<object | undefined>
  create(properties: object, params?: object): Promise<object>
  update(properties: object, params?: object): Promise<object>
  remove(properties: object, params?: object): Promise<unknown>
  check(properties: object, params?: object): Promise<unknown>
  find(properties: object, params?: object): Promise<readonly object[] & { readonly next?: object }>
}
