import { and } from '../english.js'
import type { Finding } from '../finding.js'
import type { ResourceChange } from '../plan/plan-json.js'
import type { TableState } from '../table/table-state.js'
import { statesOf } from '../table/table-states.js'
import type { PlanRule } from './plan-rule.js'

/** What was changed in a table by others than terraform, since it last looked. */
export const drift: PlanRule = ({ resource_drift }) =>
  resource_drift.filter(({ type }) => type === 'aws_dynamodb_table').flatMap(driftOf)

function driftOf(resource: ResourceChange): readonly Finding[] {
  const { before, after } = statesOf(resource)
  if (before === undefined) return []
  if (after === undefined) return [deleted(before.name, resource.address)]
  const changed = Object.keys(WORDS).filter((part) => textOf(before, part) !== textOf(after, part))
  return changed.length === 0 ? [] : [altered(before.name, changed, resource.address)]
}

function deleted(table: string, address: string): Finding {
  return {
    id: `drift-deleted:${table}`,
    severity: 'danger',
    title: `Table ${table} is gone: somebody deleted it, and not with terraform`,
    detail: 'If this plan creates it again, it begins empty.',
    steps: ['Find out who deleted it, and restore it from a backup before you apply a plan.'],
    address,
  }
}

function altered(table: string, changed: readonly string[], address: string): Finding {
  return {
    id: `drift:${table}`,
    severity: 'careful',
    title: `Table ${table} was changed, and not with terraform`,
    detail: `This is not as terraform left it: ${and(changed.map((part) => WORDS[part as Part]))}. Where the configuration says otherwise, this plan sets it back.`,
    steps: [],
    address,
  }
}

function textOf(table: TableState, part: string): string {
  const value = table[part as Part]
  return JSON.stringify(value instanceof Map ? [...value] : (value ?? null))
}

type Part = keyof typeof WORDS

/** Capacity is left out: autoscaling changes it all the time. */
const WORDS = {
  keyTypes: 'the key attributes',
  globalIndexes: 'the global indexes',
  timeToLive: 'time to live',
  stream: 'the stream',
  billingMode: 'the billing mode',
  pointInTimeRecovery: 'point-in-time recovery',
  deletionProtection: 'deletion protection',
  encryption: 'the encryption key',
  tableClass: 'the table class',
  replicas: 'the replicas',
} as const satisfies Partial<Record<keyof TableState, string>>
