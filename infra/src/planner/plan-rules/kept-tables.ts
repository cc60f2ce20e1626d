import { actionOf } from '../plan/action.js'
import type { Plan, ResourceChange } from '../plan/plan-json.js'
import type { TableState } from '../table/table-state.js'
import { statesOf } from '../table/table-states.js'

/** A table that is there before and after the plan. */
export interface KeptTable {
  readonly table: TableState
  readonly address: string
}

/** The tables that a plan leaves as they are or changes, as they stand after it: what it says nothing of is looked for there. */
export function keptTables({ resource_changes }: Plan): readonly KeptTable[] {
  return resource_changes.filter(isKept).flatMap((resource) => {
    const { after } = statesOf(resource)
    return after === undefined ? [] : [{ table: after, address: resource.address }]
  })
}

function isKept(resource: ResourceChange): boolean {
  return resource.type === 'aws_dynamodb_table' && ['unchanged', 'changed'].includes(actionOf(resource))
}
