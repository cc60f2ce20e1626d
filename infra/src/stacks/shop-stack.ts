import { type Construct, DesignTable, grant, IamRole } from '@keyprint/cdktf'
import { shop } from '@keyprint/example-shop/design'
import type { Grant } from '@keyprint/iam'
import { type Environment, tablePrefix } from '../environment/environment.js'
import { tableOptions } from './table-options.js'
import { ECS_TRUST } from './trust.js'

/** What the shop's API does: all that its routes call, and `health` when it starts. */
export const API_GRANTS = [
  'health',
  'customerById',
  'customerByEmail',
  'customerWithOrders',
  'customer.create',
  'customer.update',
  'productBySku',
  'productsByCategory',
  'product.create',
  'product.update',
  'product.batchGet',
  'orderById',
  'ordersOfCustomer',
  'ordersByStatus',
  'order.create',
  'order.get',
  'order.update',
  'cartOfCustomer',
  'cart.put',
  'cart.delete',
] as const satisfies readonly Grant<(typeof shop)['~types']>[]

/** The shop: its table, and the role of its API. */
export function addShop(stack: Construct, environment: Environment, design = shop): void {
  const tableName = tablePrefix(environment) + design.table.name
  const table = new DesignTable(stack, 'shop', { design, tableName, ...tableOptions(environment) })
  const api = new IamRole(stack, 'api', {
    name: `${tableName}-api`,
    assumeRolePolicy: ECS_TRUST,
  })
  api.overrideLogicalId('shop_api')
  grant(api, table, API_GRANTS)
}
