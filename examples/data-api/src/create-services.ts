import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { connect } from '@keyprint/client'
import { Cursors } from './cursors/cursors.js'
import { dataApi } from './design.js'
import { inMemoryFunctions } from './functions/in-memory-functions.js'
import type { RowTable } from './rows/rows.js'
import type { Services } from './services.js'
import { Tenants, type TenantsOptions } from './tenants/tenants.js'

/** What differs from one deployment to another. */
export interface ServicesOptions
  extends Partial<Pick<Services, 'functions' | 'sessions' | 'region'>>,
    TenantsOptions {
  readonly table: RowTable
  /** 32 bytes each; the first one seals, all of them open. */
  readonly cursorKeys: readonly Uint8Array[]
  /** The most milliseconds that a call may wait for the table. Default 2,000. */
  readonly deadline?: number | undefined
}

const CURSOR_SECONDS = 3_600
/** A busy table is told of, rather than waited for until who asks has gone. */
const DEADLINE_MS = 2_000

export function createServices({
  table,
  cursorKeys,
  functions,
  sessions,
  region,
  deadline = DEADLINE_MS,
  ...tenants
}: ServicesOptions): Services {
  const cursors = { keys: [...cursorKeys], maxAgeSeconds: CURSOR_SECONDS }
  const db = connect(dataApi, { ...table, cursors, deadline })
  return {
    db,
    table,
    region: region ?? 'local',
    tenants: new Tenants(db, tenants),
    cursors: new Cursors(cursorKeys, CURSOR_SECONDS),
    functions: functions ?? inMemoryFunctions(),
    ...(sessions === undefined ? {} : { sessions }),
  }
}

/** For a program in AWS: requests that hang end. */
export function awsDynamoDB(requestTimeout = 3_000): DynamoDBClient {
  return new DynamoDBClient({ requestHandler: { requestTimeout, throwOnRequestTimeout: true } })
}
