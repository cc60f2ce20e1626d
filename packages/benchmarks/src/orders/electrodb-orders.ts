// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is how ElectroDB writes key templates.

import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { type CreateEntityItem, Entity } from 'electrodb'
import { ORDER_STATUSES, type Order, TABLE_NAME } from './order.js'

/** Orders as a user of ElectroDB declares them; key templates make the keys those of the other libraries. */
export const electrodbOrders = (client: DynamoDBDocumentClient, table = TABLE_NAME) =>
  new Entity(
    {
      model: { entity: 'order', version: '1', service: 'shop' },
      attributes: {
        customerId: { type: 'string', required: true },
        orderId: { type: 'string', required: true },
        status: { type: ORDER_STATUSES, required: true },
        warehouse: { type: 'string', required: true },
        placedAt: { type: 'string', required: true },
        shipBy: { type: 'string', required: true },
        total: { type: 'number', required: true },
        currency: { type: 'string', required: true },
        itemCount: { type: 'number', required: true },
        paid: { type: 'boolean', required: true },
        email: { type: 'string', required: true },
        tags: { type: 'list', items: { type: 'string' }, required: true },
        address: {
          type: 'map',
          required: true,
          properties: {
            street: { type: 'string', required: true },
            city: { type: 'string', required: true },
            postalCode: { type: 'string', required: true },
            country: { type: 'string', required: true },
          },
        },
        lines: {
          type: 'list',
          required: true,
          items: {
            type: 'map',
            properties: {
              sku: { type: 'string', required: true },
              title: { type: 'string', required: true },
              quantity: { type: 'number', required: true },
              price: { type: 'number', required: true },
            },
          },
        },
        note: { type: 'string' },
      },
      indexes: {
        byCustomer: {
          pk: {
            field: 'pk',
            composite: ['customerId'],
            template: 'CUSTOMER#${customerId}',
            casing: 'none',
          },
          sk: { field: 'sk', composite: ['orderId'], template: 'ORDER#${orderId}', casing: 'none' },
        },
        byStatus: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['status'], template: 'STATUS#${status}', casing: 'none' },
          sk: { field: 'gsi1sk', composite: ['placedAt'], template: '${placedAt}', casing: 'none' },
        },
        byWarehouse: {
          index: 'gsi2',
          pk: {
            field: 'gsi2pk',
            composite: ['warehouse'],
            template: 'WAREHOUSE#${warehouse}',
            casing: 'none',
          },
          sk: { field: 'gsi2sk', composite: ['shipBy'], template: '${shipBy}', casing: 'none' },
        },
      },
    },
    { client, table },
  )

/** ElectroDB takes mutable arrays. */
export type ElectroOrder = CreateEntityItem<ReturnType<typeof electrodbOrders>>

/** ElectroDB makes index keys of text, numbers and booleans only, so its users convert dates themselves. */
export const toElectroOrder = (order: Order): ElectroOrder =>
  ({
    ...order,
    placedAt: order.placedAt.toISOString(),
    shipBy: order.shipBy.toISOString(),
  }) as unknown as ElectroOrder

/** The order that ElectroDB has read, changed in place: it is nobody else's. */
export function fromElectroOrder(read: object | null): Order | undefined {
  if (read === null) return undefined
  const order = read as Record<string, unknown>
  order.placedAt = new Date(order.placedAt as string)
  order.shipBy = new Date(order.shipBy as string)
  return order as unknown as Order
}
