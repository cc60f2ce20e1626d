import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { connectWith, gets, puts, queries } from '@keyprint/client'
import { design } from '../../orders/keyprint-design.js'
import { type Order, type OrderKey, TABLE_NAME } from '../../orders/order.js'

const connect = connectWith(gets, puts, queries)
const db = connect(design, { client: new DynamoDBClient({}), tableName: TABLE_NAME })

export const get = (key: OrderKey) => db.order.get(key)
export const put = (order: Order) => db.order.put(order)
export const query = (customerId: string) => db.ordersOfCustomer({ customerId }).page()
