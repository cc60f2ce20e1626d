import type { Read } from './operation.js'
import { type Item, itemOf, itemsOf, type World } from './world.js'

/** What a read of a world gives. */
export function answerOf(world: World, read: Read): unknown {
  switch (read.kind) {
    case 'get':
      return itemOf(world, read) ?? null
    case 'batchGet':
      return read.items.map((item) => itemOf(world, item) ?? null)
    case 'team':
      return [...itemsOf(world, 'account'), ...itemsOf(world, 'task')]
    case 'byLabel':
      return itemsOf(world, 'account').filter(({ label }) => label === read.label)
    case 'byPlace':
      return itemsOf(world, 'task').filter((item) => isAt(item, read))
  }
}

const isAt = (item: Item, { region, city }: Extract<Read, { kind: 'byPlace' }>): boolean =>
  'region' in item && item.region === region && item.city === city
