import type { Values } from '@keyprint/key-design'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import type { StoredItem } from '../compile/compiled-key.js'
import { lazily } from '../compile/lazily.js'
import { readItem } from './read-item.js'

/**
 * The values of a stored item, each read when it is asked for; `undefined` where nothing is stored. An item without a
 * time to live does not expire, whatever its default is, and nothing that goes with it must.
 * @throws UnreadableItemError for the one that does not fit the design, when that is asked for.
 */
export function readEach(entity: CompiledEntity, item: StoredItem): Values {
  const names = entity.attributes.map(({ name }) => name)
  return lazily(names, (name) => {
    const { spec, codec } = entity.attribute(name)
    const hasDefault =
      name !== entity.timeToLive?.name &&
      (spec.default?.kind === 'literal' || codec.ofNothing?.() !== undefined)
    return readItem(entity, item, { select: [name], partial: !hasDefault })[name]
  })
}
