import type { EntitySpec } from '@keyprint/key-design'
import type { OperationName } from '../grant/grant.js'

const WRITES: ReadonlySet<OperationName> = new Set(['put', 'update', 'readThenUpdate', 'delete'])

/** True when an operation may bring an older item to the current version first, which reads and puts it. */
export function upgradesFirst({ upcasters = {} }: EntitySpec, operation: OperationName): boolean {
  return WRITES.has(operation) && Object.keys(upcasters).length > 0
}
