import type { Construct } from '@keyprint/cdktf'
import { dataApi } from '@keyprint/example-data-api/design'
import { documents } from '@keyprint/example-documents/design'
import { orders } from '@keyprint/example-order-saga/design'
import { shop } from '@keyprint/example-shop/design'
import type { DesignSpec } from '@keyprint/key-design'
import { sagaDesign } from '@keyprint/saga-store'
import { UsageError } from '../cli/usage-error.js'
import type { Environment } from '../environment/environment.js'
import { addDataApi } from './data-api/data-api-stack.js'
import { addDocuments } from './documents-stack.js'
import { addOrderSaga } from './order-saga-stack.js'
import { addShop } from './shop-stack.js'

/** A stack that can be deployed to each environment. */
export interface StackDefinition {
  readonly name: string
  /** What its tables are made from. */
  readonly designs: readonly DesignSpec[]
  /** Puts its resources into a stack whose provider is configured. */
  readonly add: (stack: Construct, environment: Environment) => void
}

/** A stack for each example. */
export const STACKS: readonly StackDefinition[] = [
  { name: 'shop', designs: [shop], add: (stack, environment) => addShop(stack, environment) },
  { name: 'documents', designs: [documents], add: addDocuments },
  { name: 'order-saga', designs: [sagaDesign, orders], add: addOrderSaga },
  { name: 'data-api', designs: [dataApi], add: (stack, environment) => addDataApi(stack, environment) },
]

/** @throws UsageError */
export function stackNamed(name: string): StackDefinition {
  const found = STACKS.find((stack) => stack.name === name)
  if (found !== undefined) return found
  throw new UsageError(
    `There is no stack '${name}'; there are ${STACKS.map((stack) => stack.name).join(', ')}.`,
  )
}
