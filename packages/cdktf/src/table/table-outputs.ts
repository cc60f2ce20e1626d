import { type Construct, type DynamodbTable, TerraformOutput } from '../adapter.js'
import { fixedId } from '../support/fixed-id.js'

/** A table, as far as its outputs are concerned. */
interface TableWithOutputs extends Construct {
  readonly resource: DynamodbTable
  readonly logicalId: string
  readonly fingerprint: string
  readonly streamArn: string | undefined
}

/** What other stacks and the client's configuration need of a table: `NAME_table_name` and so on. */
export function addTableOutputs(table: TableWithOutputs): void {
  const values = {
    table_name: table.resource.name,
    table_arn: table.resource.arn,
    stream_arn: table.streamArn,
    design_fingerprint: table.fingerprint,
  }
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) addOutput(table, `${table.logicalId}_${name}`, value)
  }
}

function addOutput(table: TableWithOutputs, id: string, value: string): void {
  fixedId(new TerraformOutput(table, `output-${id}`, { value }), 'output', id)
}
