import { named, readersOf } from '../design/readers.js'
import { sentences } from '../english.js'
import type { Remark, Severity } from '../finding.js'
import { addedIndexes } from '../table/index-changes.js'
import type { TableRule, TableUpdate } from '../table/table-update.js'

/** A global index goes. */
export const indexDelete: TableRule = (update) =>
  addedIndexes(update.after.globalIndexes, update.before.globalIndexes).map(({ name }) =>
    remark(update, name),
  )

function remark(update: TableUpdate, name: string): Remark {
  return {
    id: `index-delete:${name}`,
    severity: severityOf(update, name),
    title: `Global index ${name} of table ${update.before.name} is deleted`,
    detail: sentences(
      'The items of the table stay, but every read of the index fails from then on, and building it again takes minutes for a small table and hours for a large one.',
      presentReaders(update, name),
      formerReaders(update, name),
    ),
    steps: [
      `Switch every reader of ${name} to another index or to the table, and deploy all of them.`,
      `Wait until the metric ConsumedReadCapacityUnits of ${name} stays at zero, for longer than your oldest client lives.`,
      `Then apply this plan, with --allow index-delete:${name}.`,
    ],
  }
}

/** Only when both designs are at hand and none reads the index, nobody of ours is hurt. */
function severityOf({ design, former }: TableUpdate, name: string): Severity {
  const known = design !== undefined && former !== undefined
  return known && readersOf(name, design, former).length === 0 ? 'careful' : 'danger'
}

function presentReaders({ design }: TableUpdate, name: string): string {
  if (design === undefined) return 'No design is known for this table, so its readers cannot be named.'
  const readers = readersOf(name, design)
  if (readers.length === 0) return 'No access pattern of the present design reads it.'
  return `Access patterns of the present design still read it: ${named(readers)}.`
}

function formerReaders({ former }: TableUpdate, name: string): string {
  if (former === undefined) return 'Clients built from a former design may still read it.'
  const readers = readersOf(name, former)
  if (readers.length === 0) return 'No access pattern of the former design reads it.'
  return `Clients built from the former design read it with ${named(readers)}.`
}
