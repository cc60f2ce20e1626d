import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { BatchGetRequest } from 'dynamodb-toolbox/entity/actions/batchGet'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { ConditionCheck } from 'dynamodb-toolbox/entity/actions/transactCheck'
import { DeleteTransaction } from 'dynamodb-toolbox/entity/actions/transactDelete'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { UpdateTransaction } from 'dynamodb-toolbox/entity/actions/transactUpdate'
import { execute as transactWrite } from 'dynamodb-toolbox/entity/actions/transactWrite'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { BatchGetCommand, execute as batchGet } from 'dynamodb-toolbox/table/actions/batchGet'
import { BatchWriteCommand, execute as batchWrite } from 'dynamodb-toolbox/table/actions/batchWrite'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import type { Order } from '../../orders/order.js'
import { toolboxOrders } from '../../orders/toolbox-orders.js'
import type { OrderStore } from '../operations.js'

/** DynamoDB-Toolbox takes mutable arrays. */
type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] }
const mutable = (order: Order) => order as Mutable<Order>

const ALL_TRIES = Number.POSITIVE_INFINITY
const isThere = { attr: 'customerId', exists: true } as const

export function toolboxStore(client: DynamoDBDocumentClient): OrderStore {
  const { table, entity } = toolboxOrders(client)
  return {
    get: async (key) => (await entity.build(GetItemCommand).key(key).send()).Item,
    put: (order) => entity.build(PutItemCommand).item(mutable(order)).send(),
    update: (key, changes) =>
      entity
        .build(UpdateItemCommand)
        .item({ ...key, ...changes })
        .options({ condition: isThere })
        .send(),
    query: async (customerId) => {
      const { Items } = await table
        .build(QueryCommand)
        .entities(entity)
        .query({ partition: `CUSTOMER#${customerId}`, range: { beginsWith: 'ORDER#' } })
        .options({ maxPages: Number.POSITIVE_INFINITY })
        .send()
      return Items ?? []
    },
    batchGet: async (keys) => {
      const requests = keys.map((key) => entity.build(BatchGetRequest).key(key))
      const { Responses } = await batchGet(
        { maxAttempts: ALL_TRIES },
        table.build(BatchGetCommand).requests(...requests),
      )
      return (Responses?.[0] ?? []) as readonly (Order | undefined)[]
    },
    batchWrite: (orders) => {
      const requests = orders.map((order) => entity.build(BatchPutRequest).item(mutable(order)))
      return batchWrite({ maxAttempts: ALL_TRIES }, table.build(BatchWriteCommand).requests(...requests))
    },
    transact: ({ put, update, delete: removed, check }) =>
      transactWrite(
        entity.build(PutTransaction).item(mutable(put)),
        entity
          .build(UpdateTransaction)
          .item({ ...update.key, ...update.changes })
          .options({ condition: isThere }),
        entity.build(DeleteTransaction).key(removed),
        entity.build(ConditionCheck).key(check).condition(isThere),
      ),
  }
}
