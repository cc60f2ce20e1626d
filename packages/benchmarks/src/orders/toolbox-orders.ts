import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { Entity } from 'dynamodb-toolbox/entity'
import { any } from 'dynamodb-toolbox/schema/any'
import { boolean } from 'dynamodb-toolbox/schema/boolean'
import { item } from 'dynamodb-toolbox/schema/item'
import { list } from 'dynamodb-toolbox/schema/list'
import { map } from 'dynamodb-toolbox/schema/map'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'
import { Table } from 'dynamodb-toolbox/table'
import { TABLE_NAME } from './order.js'

/** DynamoDB-Toolbox has no dates; this is how its documentation converts what it does not know. */
const date = () =>
  any()
    .castAs<Date>()
    .validate((value) => value instanceof Date)
    .transform({
      encode: (value: Date) => value.toISOString(),
      decode: (stored: unknown) => new Date(stored as string),
    })

/** Orders as a user of DynamoDB-Toolbox declares them. */
export function toolboxOrders(documentClient: DynamoDBDocumentClient, name = TABLE_NAME) {
  const table = new Table({
    documentClient,
    name,
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
  const entity = new Entity({
    name: 'order',
    table,
    timestamps: false,
    schema: item({
      customerId: string().key(),
      orderId: string().key(),
      status: string().enum('placed', 'paid', 'shipped'),
      warehouse: string(),
      placedAt: date(),
      shipBy: date(),
      total: number(),
      currency: string(),
      itemCount: number(),
      paid: boolean(),
      email: string(),
      tags: list(string()),
      address: map({ street: string(), city: string(), postalCode: string(), country: string() }),
      lines: list(map({ sku: string(), title: string(), quantity: number(), price: number() })),
      note: string().optional(),
    }).and((order) => ({
      gsi1pk: string()
        .hidden()
        .link<typeof order>(({ status }) => `STATUS#${status}`)
        .updateLink<typeof order>(({ status }) => (status === undefined ? undefined : `STATUS#${status}`)),
      gsi1sk: string()
        .hidden()
        .link<typeof order>(({ placedAt }) => placedAt.toISOString())
        .updateLink<typeof order>(({ placedAt }) => (placedAt as Date | undefined)?.toISOString()),
      gsi2pk: string()
        .hidden()
        .link<typeof order>(({ warehouse }) => `WAREHOUSE#${warehouse}`)
        .updateLink<typeof order>(({ warehouse }) =>
          warehouse === undefined ? undefined : `WAREHOUSE#${warehouse}`,
        ),
      gsi2sk: string()
        .hidden()
        .link<typeof order>(({ shipBy }) => shipBy.toISOString())
        .updateLink<typeof order>(({ shipBy }) => (shipBy as Date | undefined)?.toISOString()),
    })),
    computeKey: ({ customerId, orderId }) => ({ pk: `CUSTOMER#${customerId}`, sk: `ORDER#${orderId}` }),
  })
  return { table, entity }
}
