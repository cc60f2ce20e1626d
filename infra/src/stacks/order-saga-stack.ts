import { type Construct, DesignTable, grant, IamRole } from '@keyprint/cdktf'
import { orders } from '@keyprint/example-order-saga/design'
import type { Grant } from '@keyprint/iam'
import { outboxGrants, sagaDesign, sagaStoreGrants } from '@keyprint/saga-store'
import { type Environment, tablePrefix } from '../environment/environment.js'
import { tableOptions } from './table-options.js'
import { ECS_TRUST } from './trust.js'

/** What the steps of an order do. */
export const STEP_GRANTS = [
  'order.create',
  'order.get',
  'order.update',
  'product.update',
  'payment.create',
  'payment.put',
  'payment.check',
  'shipment.create',
] as const satisfies readonly Grant<(typeof orders)['~types']>[]

/** Orders by sagas: the table of the sagas, whose stream is the queue, that of the orders, and the role of the workers. */
export function addOrderSaga(stack: Construct, environment: Environment): void {
  const named = (name: string) => tablePrefix(environment) + name
  const sagas = new DesignTable(stack, 'sagas', {
    design: sagaDesign,
    tableName: named(sagaDesign.table.name),
    ...tableOptions(environment),
  })
  const ordersTable = new DesignTable(stack, 'orders', {
    design: orders,
    tableName: named(orders.table.name),
    ...tableOptions(environment),
  })
  const worker = new IamRole(stack, 'worker', {
    name: named('order-saga-worker'),
    assumeRolePolicy: ECS_TRUST,
  })
  worker.overrideLogicalId('order_saga_worker')
  grant(worker, sagas, [...sagaStoreGrants, ...outboxGrants, 'stream'])
  grant(worker, ordersTable, STEP_GRANTS)
}
