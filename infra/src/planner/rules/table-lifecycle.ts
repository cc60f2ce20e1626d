import { and, sentences } from '../english.js'
import type { Remark } from '../finding.js'
import type { ResourceChange } from '../plan/plan-json.js'
import { addedIndexes } from '../table/index-changes.js'
import type { TableState } from '../table/table-state.js'

const SAVE =
  'Make an on-demand backup or an export to S3 first. Of a deleted table DynamoDB itself keeps a backup only if point-in-time recovery was on, and only for 35 days.'

export function tableCreated({ name, globalIndexes, localIndexes }: TableState): Remark {
  const indexes = [...globalIndexes.keys(), ...localIndexes.keys()]
  return {
    id: `table-create:${name}`,
    severity: 'info',
    title: `Table ${name} is created`,
    detail: sentences(
      'It begins empty.',
      indexes.length > 0 && `Made with it: ${and(indexes.map((index) => `index ${index}`))}.`,
    ),
    steps: [],
  }
}

export function tableDestroyed(
  { name, deletionProtection }: TableState,
  { action_reason, deposed }: ResourceChange,
): Remark {
  return {
    id: `table-destroy:${name}`,
    severity: 'danger',
    title: `Table ${name} is destroyed, and all its data is lost`,
    detail: sentences(
      'Every item, every index and the stream are gone.',
      deposed !== undefined &&
        'It is the old table that an earlier replacement left behind; the one in use now is another.',
      reasonOf(action_reason),
      deletionProtection && 'Deletion protection is on, so DynamoDB refuses this until it is turned off.',
    ),
    steps: [SAVE, `If the data is to go, apply this plan with --allow table-destroy:${name}.`],
  }
}

export function tableReplaced(before: TableState, after: TableState, change: ResourceChange): Remark {
  return {
    id: `table-replace:${before.name}`,
    severity: 'danger',
    title: `Table ${before.name} is destroyed and created again empty, and all its data is lost`,
    detail: sentences(
      forcedBy(before, after, change),
      reasonOf(change.action_reason),
      'DynamoDB cannot change that of an existing table. Nothing copies the items from one table to the other.',
      before.deletionProtection &&
        'Deletion protection is on, so DynamoDB refuses this until it is turned off.',
    ),
    steps: [
      ...instead(before, after),
      'Expand: create a second table beside this one, under a terraform address of its own.',
      'Backfill: copy the items, by an export to S3 and an import or by reading and writing them, with the stream for the writes meanwhile.',
      'Switch readers and writers to the new table.',
      `Contract: destroy the old table in a later plan. ${SAVE}`,
    ],
  }
}

/** Terraform lets go of it: the table stays, and nobody looks after it. */
export function tableForgotten({ name }: TableState): Remark {
  return {
    id: `table-forget:${name}`,
    severity: 'careful',
    title: `Table ${name} stays, but terraform no longer looks after it`,
    detail:
      'Its data stays as it is. Later changes of the design do not reach it until it is imported again.',
    steps: [],
  }
}

function forcedBy(before: TableState, after: TableState, { change }: ResourceChange): string {
  const paths = [...new Set(change.replace_paths.map(([first]) => String(first)))]
  if (paths.length === 0) return ''
  return `This is forced by ${and(paths.map((path) => forcing[path]?.(before, after) ?? `a change of ${path}`))}.`
}

type InWords = (before: TableState, after: TableState) => string

/** The arguments that DynamoDB fixes when a table is created. */
const forcing: Readonly<Record<string, InWords>> = {
  name: (before, after) => `its name, which changes from ${before.name} to ${after.name}`,
  hash_key: (before, after) =>
    `its partition key, which changes from ${before.partitionKey ?? 'none'} to ${after.partitionKey ?? 'none'}`,
  range_key: (before, after) =>
    `its sort key, which changes from ${before.sortKey ?? 'none'} to ${after.sortKey ?? 'none'}`,
  local_secondary_index: localIndexes,
}

function localIndexes(before: TableState, after: TableState): string {
  const added = addedIndexes(before.localIndexes, after.localIndexes).map(({ name }) => `${name} is added`)
  const removed = addedIndexes(after.localIndexes, before.localIndexes).map(
    ({ name }) => `${name} is removed`,
  )
  const changes = [...added, ...removed]
  return `its local indexes, which are fixed when a table is created (${and(changes) || 'one of them changes'})`
}

function instead(before: TableState, after: TableState): readonly string[] {
  const added = addedIndexes(before.localIndexes, after.localIndexes).map(({ name }) => name)
  if (added.length === 0) return []
  return [
    `Best make ${and(added)} a global index instead: that can be added to the table as it is, and its data stays. If it has to be local, go on as follows.`,
  ]
}

const reasons: Readonly<Record<string, string>> = {
  replace_because_tainted:
    'Terraform holds the table for broken (tainted), because its creation failed once.',
  replace_by_request: 'Somebody asked for it with -replace.',
  replace_by_triggers: 'A resource that it is bound to by replace_triggered_by changes.',
  delete_because_no_resource_config: 'It is no longer in the configuration.',
  delete_because_no_module: 'The module that it stood in is gone.',
  delete_because_count_index: 'The count of the resource is lower now.',
  delete_because_each_key: 'Its key is no longer in for_each.',
}

function reasonOf(reason: string | undefined): string {
  return reasons[reason ?? ''] ?? ''
}
