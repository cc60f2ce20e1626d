import type { CompiledEntity } from '../../compile/compiled-entity.js'
import { readItem } from '../../item/read-item.js'
import type { Current } from '../action.js'
import type { Item, WriteOptions } from '../write-options.js'

/** The item as it was read before a write that is to return it. Nothing is written where it cannot be read. */
export function oldItem(
  entity: CompiledEntity,
  current: Current | undefined,
  { return: which }: WriteOptions,
): Item | undefined {
  return which === 'old' && current !== undefined ? readItem(entity, current.stored) : undefined
}
