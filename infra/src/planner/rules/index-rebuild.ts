import { named, readersOf } from '../design/readers.js'
import { entitiesIn, entitiesToRewrite } from '../design/rewrites.js'
import { and, count, sentences } from '../english.js'
import type { Remark } from '../finding.js'
import { keysOf, type RebuiltIndex, rebuiltIndexes } from '../table/index-changes.js'
import type { TableRule, TableUpdate } from '../table/table-update.js'

/** A global index gets other keys or another projection: it is deleted, and built again from nothing. */
export const indexRebuild: TableRule = (update) => {
  const rebuilt = rebuiltIndexes(update)
  return rebuilt.map((index) => remark(update, index, rebuilt.length))
}

function remark(update: TableUpdate, index: RebuiltIndex, together: number): Remark {
  const { name } = index.before
  return {
    id: `index-rebuild:${name}`,
    severity: 'danger',
    title: `Global index ${name} of table ${update.before.name} is deleted and built again from nothing`,
    detail: [
      sentences(
        changed(index),
        'DynamoDB cannot change the keys or the projection of an existing index, so the old index is deleted first, and a new one of the same name is created after that.',
        together > 1 &&
          `This plan does so with ${together} indexes, and all are deleted before the first is created.`,
        'Terraform shows this as an update in place; neither prevent_destroy nor deletion protection stops it.',
      ),
      sentences(
        `The items of the table stay, but until the new index is filled, which takes minutes for a small table and hours for a large one, every query of ${name} fails with a ValidationException.`,
        failing(update, name),
      ),
      missing(update, index),
    ]
      .filter((paragraph) => paragraph !== '')
      .join('\n'),
    steps: stepsOf(update, index),
  }
}

function changed({ before, after }: RebuiltIndex): string {
  const parts = [
    moved('partition key', before.partitionKey, after.partitionKey),
    moved('sort key', before.sortKey, after.sortKey),
    moved('projection', [before.projection], [after.projection]),
  ].filter((part) => part !== '')
  return `Its ${and(parts)}.`
}

function moved(what: string, before: readonly string[], after: readonly string[]): string {
  const [from, to] = [and(before) || 'none', and(after) || 'none']
  return from === to ? '' : `${what} changes from ${from} to ${to}`
}

function failing({ design, former }: TableUpdate, index: string): string {
  if (design === undefined)
    return 'No design is known for this table, so the access patterns that fail cannot be named.'
  const readers = readersOf(index, former, design)
  if (readers.length === 0) return 'No access pattern of the design reads it; other programs may.'
  const verbs = readers.length === 1 ? 'reads it and fails' : 'read it and fail'
  return `${count(readers.length, 'access pattern')} of the design ${verbs} meanwhile: ${named(readers)}.`
}

function newKeys({ before, after }: RebuiltIndex): readonly string[] {
  return keysOf(after).filter((key) => !keysOf(before).includes(key))
}

function missing({ design }: TableUpdate, index: RebuiltIndex): string {
  const keys = newKeys(index)
  if (keys.length === 0) return ''
  const rewrite = entitiesToRewrite(design, index.before.name, keys)
  return sentences(
    `DynamoDB fills the new index only with items that have ${and(keys)}.`,
    (design === undefined || rewrite.length > 0) &&
      'Items that were written before clients filled it are missing from the index until they are written again.',
  )
}

/** Expand, write to both, backfill, switch, contract. */
function stepsOf(update: TableUpdate, index: RebuiltIndex): readonly string[] {
  const { name } = index.before
  const beside = `${name}v2`
  const entities = and(entitiesIn(update.design, name))
  const readers = readersOf(name, update.design).map((reader) => reader.name)
  return [
    `Expand: leave ${name} as it is and add an index ${beside} with the new keys beside it, which the roles of its readers may query. Plan and apply that alone.`,
    `Write to both: in the design, map ${entities || 'the entities of the index'} to ${beside} as well as to ${name}, and deploy every writer.`,
    backfill(update, index, beside),
    `Switch: let ${and(readers) || `whoever reads ${name}`} read ${beside}, and deploy every reader. Wait until the metric ConsumedReadCapacityUnits of ${name} stays at zero.`,
    `Contract: delete ${name} in a later plan, with --allow index-delete:${name}.`,
  ]
}

function backfill({ design }: TableUpdate, index: RebuiltIndex, beside: string): string {
  const keys = newKeys(index)
  if (keys.length === 0)
    return `Backfill: nothing to do. The items have the keys already, and DynamoDB fills ${beside}.`
  const rewrite = entitiesToRewrite(design, index.before.name, keys)
  if (design !== undefined && rewrite.length === 0)
    return `Backfill: nothing to do where items have ${and(keys)}, which the entities hold themselves.`
  return `Backfill: rewrite the items that were written before, through the client, so that they get ${and(keys)}. This concerns ${and(rewrite) || 'every entity of the index'}.`
}
