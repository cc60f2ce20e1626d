import {
  ciDeployRole,
  configureAws,
  DesignTable,
  type DesignTableProps,
  type GrantOf,
  grant,
  IamRole,
  literalJson,
  type TerraformStack,
} from '@keyprint/cdktf'
import type { shop } from '@keyprint/example-shop/design'
import { type Environment, tablePrefix } from '../environment/environment.js'
import { billing } from './billing.js'

/** What the shop's API does: all that its routes call, and `health` when it starts. */
export const API_GRANTS = [
  'cart.put',
  'cart.delete',
  'cartOfCustomer',
  'customer.create',
  'customer.update',
  'customerByEmail',
  'customerById',
  'customerWithOrders',
  'health',
  'order.create',
  'order.get',
  'order.update',
  'orderById',
  'ordersByStatus',
  'ordersOfCustomer',
  'product.batchGet',
  'product.create',
  'product.update',
  'productBySku',
  'productsByCategory',
] as const satisfies readonly GrantOf<typeof shop>[]
