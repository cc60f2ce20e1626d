import { DescribeTableCommand, type DynamoDBClient, type TableDescription } from '@aws-sdk/client-dynamodb'
import { type DesignSpec, designFingerprint } from '@keyprint/key-design'
import { AccessDeniedError } from '../errors/access-denied-error.js'
import { CredentialsError } from '../errors/credentials-error.js'
import { TableNotFoundError } from '../errors/table-not-found-error.js'
import { ThrottledError } from '../errors/throttled-error.js'
import { isDeadline } from '../operation/is-deadline.js'
import { type AttemptRules, watchAttempts } from '../send/attempts.js'
import type { Timeouts } from '../send/send.js'
import { translateError } from '../send/translate-error.js'
import { passingIndexes, tableDifferences } from './table-differences.js'

/** How it stands with the table. */
export type HealthStatus =
  /** The table is there, active, and has the keys and indexes of the design. */
  | 'ok'
  /** The table is there, but was not made as the design has it: `problems` says how. */
  | 'mismatch'
  /** The table, or one of its indexes, is being made, changed or deleted. */
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

/** Options of a health check. */
export interface HealthOptions extends Timeouts {
  readonly signal?: AbortSignal | undefined
  /**
   * Fingerprint of the design that the infrastructure was made from, as `@keyprint/cdktf` outputs it. Default: the
   * variable named like the table's with `_FINGERPRINT` behind it (`SHOP_TABLE_FINGERPRINT`); else it is not compared.
   */
  readonly fingerprint?: string | undefined
}

/** Asks DynamoDB for the table (DescribeTable) and compares it with the design. Never rejects, but for an abort. */
export async function health(
  client: Pick<DynamoDBClient, 'send'>,
  design: DesignSpec,
  tableName: string,
  { signal, fingerprint, attempt }: HealthOptions & AttemptRules = {},
): Promise<Health> {
  try {
    const input = { TableName: tableName }
    const command = new DescribeTableCommand(input)
    if (attempt !== undefined) watchAttempts(command, input, { attempt })
    const { Table } = await client.send(command, { ...(signal === undefined ? {} : { abortSignal: signal }) })
    return healthOf(design, Table ?? {}, tableName, fingerprint)
  } catch (error) {
    if (!signal?.aborted) return failed(error, tableName)
    if (isDeadline(signal.reason)) return failed(signal.reason, tableName)
    throw signal.reason
  }
}

/** Keys may be made in other ways while the table looks the same. */
function fingerprintDifference(design: DesignSpec, deployed: string | undefined): readonly string[] {
  const own = designFingerprint(design)
  if (deployed === undefined || deployed === own) return []
  return [
    `The infrastructure was made from another version of the design (fingerprint ${deployed}, this client has ${own}); deploy both from the same one.`,
  ]
}

function healthOf(
  design: DesignSpec,
  live: TableDescription,
  tableName: string,
  fingerprint: string | undefined,
): Health {
  const differences = [...tableDifferences(design.table, live), ...fingerprintDifference(design, fingerprint)]
  if (differences.length > 0) return { status: 'mismatch', tableName, problems: differences }
  const problems = [...notActive(live, tableName), ...passingIndexes(design.table, live)]
  return { status: problems.length > 0 ? 'not-active' : 'ok', tableName, problems }
}

function notActive({ TableStatus }: TableDescription, tableName: string): readonly string[] {
  if (TableStatus === 'ACTIVE' || TableStatus === 'UPDATING') return []
  return [`Table '${tableName}' is ${TableStatus ?? 'in no state'}.`]
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
