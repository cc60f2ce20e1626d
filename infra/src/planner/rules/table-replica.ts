import { actionOf } from '../plan/action.js'
import { KNOWN_AFTER_APPLY } from '../plan/known.js'
import { firstText } from '../plan/text.js'
import type { ResourceRule } from '../resource-rule.js'
import { replicaAdded, replicaRemoved } from './replicas.js'

/** A replica that is a resource of its own, as those of provisioned tables are. */
export const tableReplica: ResourceRule = (resource) => {
  const { before, after } = resource.change
  const action = actionOf(resource)
  const [, , , region, , table] = firstText(before?.arn, after?.arn).split(':')
  const name = nameOf(firstText(after?.global_table_arn, before?.global_table_arn, table))
  const { address } = resource
  const goes = action === 'destroyed' || action === 'replaced'
  const comes = action === 'created' || action === 'replaced'
  return [
    ...(goes ? [replicaRemoved(name, region ?? placeOf(address), region ?? address)] : []),
    // The region of a new one is that of its provider, which a change does not tell.
    ...(comes ? [replicaAdded(name, region ?? placeOf(address), region ?? address)] : []),
  ]
}

function placeOf(address: string): string {
  return `the region of ${address}`
}

function nameOf(arn: string): string {
  return /table\/([^/]+)/.exec(arn)?.[1] ?? KNOWN_AFTER_APPLY
}
