import { DescribeTableCommand, type DynamoDBClient, type TableDescription } from '@aws-sdk/client-dynamodb'
import type { TableSpec } from '@keyprint/key-design'
import { AccessDeniedError } from '../errors/access-denied-error.js'
import { CredentialsError } from '../errors/credentials-error.js'
import { TableNotFoundError } from '../errors/table-not-found-error.js'
import { ThrottledError } from '../errors/throttled-error.js'
import { translateError } from '../send/translate-error.js'
import { tableDifferences } from './table-differences.js'

/** How it stands with the table. */
export type HealthStatus =
  /** The table is there, active, and has the keys and indexes of the design. */
  | 'ok'
  /** The table is there, but not as the design has it: `problems` says how. */
  | 'mismatch'
  /** The table is being made, changed or deleted. */
  | 'not-active'
  | 'missing-table'
  /** The caller may not describe the table. */
  | 'denied'
  /** There are no credentials, or AWS did not accept them. */
  | 'credentials'
  | 'throttled'
  /** No answer, or none that makes sense. */
  | 'unreachable'

/** What `health()` found. */
export interface Health {
  readonly status: HealthStatus
  readonly tableName: string
  /** A sentence each; empty when all is well. */
  readonly problems: readonly string[]
  /** What the SDK threw, where it threw. */
  readonly error?: unknown
}

/** Asks DynamoDB for the table (DescribeTable) and compares it with the design. Never rejects, but for an abort. */
export async function health(
  client: Pick<DynamoDBClient, 'send'>,
  table: TableSpec,
  tableName: string,
  { signal }: { readonly signal?: AbortSignal | undefined } = {},
): Promise<Health> {
  try {
    const command = new DescribeTableCommand({ TableName: tableName })
    const { Table } = await client.send(command, { ...(signal === undefined ? {} : { abortSignal: signal }) })
    return healthOf(Table ?? {}, table, tableName)
  } catch (error) {
    if (signal?.aborted) throw signal.reason
    return failed(error, tableName)
  }
}

function healthOf(live: TableDescription, table: TableSpec, tableName: string): Health {
  const problems = tableDifferences(table, live)
  if (problems.length > 0) return { status: 'mismatch', tableName, problems }
  if (live.TableStatus === 'ACTIVE' || live.TableStatus === 'UPDATING')
    return { status: 'ok', tableName, problems }
  return {
    status: 'not-active',
    tableName,
    problems: [`Table '${tableName}' is ${live.TableStatus ?? 'in no state'}.`],
  }
}

function failed(thrown: unknown, tableName: string): Health {
  const error = translateError(thrown, { operation: 'DescribeTable', kind: 'read', tableName, lost: false })
  return {
    status: statusOf(error),
    tableName,
    problems: [error instanceof Error ? error.message : String(error)],
    error,
  }
}

function statusOf(error: unknown): HealthStatus {
  if (error instanceof TableNotFoundError) return 'missing-table'
  if (error instanceof AccessDeniedError) return 'denied'
  if (error instanceof CredentialsError) return 'credentials'
  return error instanceof ThrottledError ? 'throttled' : 'unreachable'
}
