import { DynamoDB, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import dynamoose from 'dynamoose'
import { ORDER_STATUSES, TABLE_NAME } from './order.js'

const isoDate = { value: Date, settings: { storage: 'iso' } } as const
const text = { type: String, required: true } as const
const count = { type: Number, required: true } as const

/** Orders as a user of Dynamoose declares them. It has no key templates: keys are attributes that the user fills. */
export function dynamooseOrders(config: DynamoDBClientConfig) {
  const instance = new dynamoose.Instance()
  instance.aws.ddb.set(new DynamoDB(config))
  const schema = new dynamoose.Schema({
    pk: { type: String, hashKey: true },
    sk: { type: String, rangeKey: true },
    gsi1pk: { type: String, index: { name: 'gsi1', type: 'global', rangeKey: 'gsi1sk' } },
    gsi1sk: String,
    gsi2pk: { type: String, index: { name: 'gsi2', type: 'global', rangeKey: 'gsi2sk' } },
    gsi2sk: String,
    customerId: text,
    orderId: text,
    status: { type: String, required: true, enum: [...ORDER_STATUSES] },
    warehouse: text,
    placedAt: { type: isoDate, required: true },
    shipBy: { type: isoDate, required: true },
    total: count,
    currency: text,
    itemCount: count,
    paid: { type: Boolean, required: true },
    email: text,
    tags: { type: Array, required: true, schema: [String] },
    address: {
      type: Object,
      required: true,
      schema: { street: text, city: text, postalCode: text, country: text },
    },
    lines: {
      type: Array,
      required: true,
      schema: [{ type: Object, schema: { sku: text, title: text, quantity: count, price: count } }],
    },
    note: String,
  })
  const model = dynamoose.model(TABLE_NAME, schema)
  const options = { create: false, waitForActive: false, update: false } as const
  const table = new instance.Table(TABLE_NAME, [model], options)
  return { model, table, transaction: dynamoose.transaction, Condition: dynamoose.Condition }
}
