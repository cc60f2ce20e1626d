import type { UpdateTimeToLiveCommandInput } from '@aws-sdk/client-dynamodb'
import type { TableSpec } from '@keyprint/key-design'

/** The UpdateTimeToLive request for a table of a design, or undefined when it has no time to live. Sends nothing. */
export function timeToLiveInput(
  table: TableSpec,
  tableName: string,
): UpdateTimeToLiveCommandInput | undefined {
  if (table.timeToLive === undefined) return undefined
  return {
    TableName: tableName,
    TimeToLiveSpecification: { AttributeName: table.timeToLive, Enabled: true },
  }
}
