import { type Construct, DesignTable, grant, IamRole } from '@keyprint/cdktf'
import { apiGrants, documents } from '@keyprint/example-documents/design'
import { type Environment, tablePrefix } from '../environment/environment.js'
import { tableOptions } from './table-options.js'
import { ECS_TRUST } from './trust.js'

/** The documents: the table of their collections, and the role of the API that keeps them. */
export function addDocuments(stack: Construct, environment: Environment): void {
  const tableName = tablePrefix(environment) + documents.table.name
  const table = new DesignTable(stack, 'documents', {
    design: documents,
    tableName,
    ...tableOptions(environment),
  })
  const api = new IamRole(stack, 'api', { name: `${tableName}-api`, assumeRolePolicy: ECS_TRUST })
  api.overrideLogicalId('documents_api')
  grant(api, table, ['health', ...apiGrants])
}
