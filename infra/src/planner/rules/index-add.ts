import { named, readersOf } from '../design/readers.js'
import { entitiesIn, entitiesToRewrite } from '../design/rewrites.js'
import { and, count, sentences } from '../english.js'
import type { Remark } from '../finding.js'
import { addedIndexes, keysOf } from '../table/index-changes.js'
import type { IndexState } from '../table/table-state.js'
import type { TableRule, TableUpdate } from '../table/table-update.js'

/** A global index comes to a table that may hold items already. */
export const indexAdd: TableRule = (update) => {
  const added = addedIndexes(update.before.globalIndexes, update.after.globalIndexes)
  return added.map((index) => remark(update, index, added.length))
}

function remark(update: TableUpdate, index: IndexState, together: number): Remark {
  const { name } = index
  return {
    id: `index-add:${name}`,
    severity: 'careful',
    title: `Global index ${name} is added to table ${update.before.name}`,
    detail: sentences(
      'No item changes, and reads and writes of the table go on.',
      'DynamoDB reads the whole table and fills the index itself, which takes minutes for a small table and hours for a large one and is charged as writes to the index; until it is done, every read of the index fails.',
      together > 1 &&
        `DynamoDB creates one global index at a time, so the ${count(together, 'index', 'indexes')} of this plan are built one after the other.`,
      lacking(update, index),
    ),
    steps: stepsOf(update, index),
  }
}

/** DynamoDB copies key attributes that are there; it does not know the templates that make them. */
function lacking({ design }: TableUpdate, index: IndexState): string {
  const entities = entitiesIn(design, index.name)
  if (design !== undefined && entities.length === 0)
    return 'No entity of the design is in the index, so it stays empty.'
  const rewrite = entitiesToRewrite(design, index.name, keysOf(index))
  if (design !== undefined && rewrite.length === 0)
    return `Its keys are attributes that items of ${and(entities)} have already, so all of them come into the index.`
  return `Items that were written before the client filled ${and(keysOf(index))} lack the keys of the index and stay out of it until they are written again; this concerns ${and(rewrite) || 'every entity of the index'}.`
}

function stepsOf({ design }: TableUpdate, index: IndexState): readonly string[] {
  const rewrite = entitiesToRewrite(design, index.name, keysOf(index))
  const readers = readersOf(index.name, design)
  return [
    'Apply this plan, and wait until the index is ACTIVE.',
    `Deploy every writer, so that each write fills ${and(keysOf(index))}.`,
    ...(rewrite.length === 0 ? [] : [`Rewrite the older items of ${and(rewrite)} through the client.`]),
    `Only then deploy what reads the index${readers.length === 0 ? '' : `: ${named(readers)}`}.`,
  ]
}
