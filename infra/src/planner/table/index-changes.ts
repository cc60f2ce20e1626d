import type { IndexState } from './table-state.js'
import type { TableUpdate } from './table-update.js'

/** An index that keeps its name and gets other keys or another projection. */
export interface RebuiltIndex {
  readonly before: IndexState
  readonly after: IndexState
}

type Indexes = ReadonlyMap<string, IndexState>

/** DynamoDB changes neither keys nor projection of an index: the provider deletes it and creates it again. */
export function rebuiltIndexes({ before, after }: TableUpdate): readonly RebuiltIndex[] {
  return [...before.globalIndexes.values()].flatMap((index) => {
    const now = after.globalIndexes.get(index.name)
    return now === undefined || shapeOf(now) === shapeOf(index) ? [] : [{ before: index, after: now }]
  })
}

/** The indexes that `after` has and `before` has not, by name. */
export function addedIndexes(before: Indexes, after: Indexes): readonly IndexState[] {
  return [...after.values()].filter(({ name }) => !before.has(name))
}

export function keysOf({ partitionKey, sortKey }: IndexState): readonly string[] {
  return [...partitionKey, ...sortKey]
}

function shapeOf({ partitionKey, sortKey, projection }: IndexState): string {
  return JSON.stringify([partitionKey, sortKey, projection])
}
