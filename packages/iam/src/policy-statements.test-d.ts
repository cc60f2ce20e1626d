import type { Design, DesignTypes } from '@keyprint/key-design'
import { expectTypeOf } from 'vitest'
import {
  type Grant,
  type PolicyOptions,
  type PolicyStatement,
  policyDocument,
  policyStatements,
  sessionPolicy,
} from './index.js'
import { saas, shop, tableArn } from './testing/designs.js'

type ShopGrant = Grant<(typeof shop)['~types']>

export function grants() {
  expectTypeOf<'order.batchPut'>().toExtend<ShopGrant>()
  expectTypeOf<'ordersByStatus' | 'stream' | 'health'>().toExtend<ShopGrant>()
  // What the client does not write in a batch cannot be granted.
  expectTypeOf<'customer.batchPut'>().not.toExtend<ShopGrant>()
  expectTypeOf<'customer.batchGet'>().toExtend<ShopGrant>()

  policyStatements(shop, ['order.create', 'ordersByStatus'], { tableArn })
  // @ts-expect-error: there is no such operation
  policyStatements(shop, ['order.creat'], { tableArn })
  // @ts-expect-error: of another design
  policyStatements(shop, ['user.get'], { tableArn })
  // @ts-expect-error: the entity alone grants nothing
  policyStatements(shop, ['order'], { tableArn })
  // @ts-expect-error: entities with a lock or unique attributes are in no batch
  policyStatements(shop, ['customer.batchDelete'], { tableArn })
}

export function options() {
  // @ts-expect-error: the table has to be named
  policyStatements(shop, ['order.get'], {})
  policyStatements(saas, ['users'], { tableArn, leadingKeys: { org: '${aws:PrincipalTag/org}' } })
  // @ts-expect-error: no entity has such an attribute
  policyStatements(saas, ['users'], { tableArn, leadingKeys: { organisation: 'a' } })
  policyStatements(saas, ['users'], { tableArn, attributes: { user: ['nick'] } })
  // @ts-expect-error: a user has no title
  policyStatements(saas, ['users'], { tableArn, attributes: { user: ['title'] } })
  // @ts-expect-error: a session is a tenant's
  sessionPolicy(saas, ['users'], { tableArn })
}

export function results() {
  const statements = policyStatements(shop, ['order.get'], { tableArn })
  expectTypeOf(statements).toEqualTypeOf<readonly PolicyStatement[]>()
  expectTypeOf(policyDocument(statements).Version).toEqualTypeOf<'2012-10-17'>()
  expectTypeOf(sessionPolicy(saas, ['users'], { tableArn, tenant: { org: 'a' } })).toEqualTypeOf<string>()
}

/** Those who build on it do not know the design either. */
export function wrapped<D extends DesignTypes>(
  design: Design<D>,
  grants: readonly Grant<D>[],
  options: Omit<PolicyOptions<D>, 'tableArn'>,
) {
  return policyStatements(design, grants, { ...options, tableArn })
}

export function anyDesign(design: Design) {
  policyStatements(design, ['whatever it has'], { tableArn, leadingKeys: { any: 'a' } })
  wrapped(shop, ['order.get'], {})
  // @ts-expect-error: there is no such grant
  wrapped(shop, ['order.gett'], {})
}
