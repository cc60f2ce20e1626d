import { dynamooseOrders } from '../../orders/dynamoose-orders.js'
import type { Order, OrderKey } from '../../orders/order.js'
import { rawKey, toRawItem } from '../../orders/raw-orders.js'

const { model } = dynamooseOrders({})

export const get = (key: OrderKey) => model.get(rawKey(key))
export const put = (order: Order): Promise<unknown> =>
  model.create({ ...toRawItem(order), ...order }, { overwrite: true })
export const query = (customerId: string) =>
  model.query('pk').eq(`CUSTOMER#${customerId}`).where('sk').beginsWith('ORDER#').exec()
