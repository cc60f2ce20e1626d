import { connect, type SdkClient, sdkClient, type Timeouts, tableNameOf } from '@keyprint/client'
import type { TableSpec } from '@keyprint/key-design'
import { sagaDesign } from '../design.js'
import type { ConnectionOptions } from '../store/saga-store-options.js'
import type { SagaDb } from '../tenant/tenants.js'

/** The table that a store keeps its items in. */
export interface StoreTable {
  readonly client: SdkClient
  readonly tableName: string
  readonly design: { readonly table: TableSpec }
}

/** What has a table: a store of sagas or of idempotency keys, or an outbox. */
export interface WithTable {
  readonly table: StoreTable
}

/** The table that options name. @throws ConfigurationError when its name is not configured */
export function tableOf(
  options: ConnectionOptions,
  tableName: string | undefined,
  design: StoreTable['design'] = sagaDesign,
): StoreTable {
  return {
    client: sdkClient(options),
    tableName: tableNameOf(design.table, tableName, process.env),
    design,
  }
}

/** A client of the default layout. */
export function connectTo({ client, tableName }: StoreTable, { deadline, requestTimeout }: Timeouts): SagaDb {
  return connect(sagaDesign, { client, tableName, deadline, requestTimeout })
}
