import type { AwsEnvironment } from '../../environment/aws-environment.js'
import type { DesignTableProps } from '../props.js'
import { checkCapacity } from './check-capacity.js'
import { checkCompanions } from './check-companions.js'
import { checkEncryption } from './check-encryption.js'
import { checkImport } from './check-import.js'
import { checkReplicas } from './check-replicas.js'
import { checkTable } from './check-table.js'

/** Sentences on what validate and plan let through, or would say without a word on where. */
export function checkTableOptions(props: DesignTableProps, environment: AwsEnvironment): string[] {
  return [
    ...checkTable(props),
    ...checkCapacity(props),
    ...checkEncryption(props, environment),
    ...checkReplicas(props, environment),
    ...checkImport(props),
    ...checkCompanions(props, environment),
  ].map((problem) => `Table '${props.tableName}': ${problem}`)
}
