import type { TableSpec } from './table-spec.js'

/** An UpdateTimeToLive request, as the AWS SDK takes it. */
export interface TimeToLiveInput {
  TableName: string
  TimeToLiveSpecification: { AttributeName: string; Enabled: true }
}

/** The UpdateTimeToLive request for a table of a design, or undefined when it has no time to live. Sends nothing. */
export function timeToLiveInput(table: TableSpec, tableName: string): TimeToLiveInput | undefined {
  if (table.timeToLive === undefined) return undefined
  return {
    TableName: tableName,
    TimeToLiveSpecification: { AttributeName: table.timeToLive, Enabled: true },
  }
}
