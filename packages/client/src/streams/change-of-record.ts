import type { StreamView } from '@keyprint/key-design'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import type { StoredItem } from '../compile/compiled-key.js'
import { UnreadableItemError } from '../errors/unreadable-item-error.js'
import { readItem } from '../item/read-item.js'
import { isMadeBy } from './entity-of-record.js'
import type { StreamRecord } from './stream-record.js'
import { shows } from './stream-view.js'

type Item = Record<string, unknown>

/**
 * What a handler gets: the key, and the images that the design says the stream shows.
 * @throws UnreadableItemError for a key or an image that does not fit the design.
 */
export function changeOfRecord(entity: CompiledEntity, view: StreamView, record: StreamRecord): object {
  const key = keyOfRecord(entity, record)
  const image = (which: 'new' | 'old', stored: StoredItem | undefined): Item | undefined =>
    stored === undefined || !shows(view, which) ? undefined : readItem(entity, stored)
  const before = image('old', record.oldImage)
  const after = image('new', record.newImage)
  const named = { before, [record.change === 'insert' ? 'item' : 'after']: after }
  return { key, ...Object.fromEntries(Object.entries(named).filter(([, item]) => item !== undefined)) }
}

function keyOfRecord(entity: CompiledEntity, { keys }: StreamRecord): Item {
  if (isMadeBy(entity.primaryKeys, keys))
    return readItem(entity, keys, { partial: true, select: entity.keyParts })
  const stored = Object.fromEntries(
    Object.entries(keys).map(([name, value]) => [name, Object.values(value)[0]]),
  )
  throw new UnreadableItemError(entity.name, 'key', 'is not one that the design makes', stored)
}
