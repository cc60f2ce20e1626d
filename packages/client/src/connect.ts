import type { Design, DesignTypes } from '@keyprint/key-design'
import { type ConnectSettings, connectWith } from './connect-with.js'
import {
  batches,
  conditions,
  creates,
  deletes,
  gets,
  healthChecks,
  idempotents,
  puts,
  queries,
  ranges,
  scans,
  schemas,
  schemaVersions,
  sealedCursors,
  selections,
  shards,
  tenants,
  timeouts,
  transactions,
  uniques,
  updates,
} from './feature/features.js'
import { type GivenClient, type OwnClient, sdkClient } from './sdk-client.js'
import type { Client } from './types/client.js'

/** Options of `connect`; timeouts are those of every call that gives none of its own. */
export type ConnectOptions = ConnectSettings & (GivenClient | OwnClient)

/**
 * A client for a design on one table, with everything that there is. It sends nothing by itself.
 * @throws ConfigurationError when the table's name is not configured, a key for cursors is none, or an endpoint is
 * given beside a client that has none.
 */
export function connect<D extends DesignTypes>(design: Design<D>, options: ConnectOptions): Client<D> {
  return connectWithAll(design, { ...options, client: sdkClient(options) } as never) as Client<D>
}

const connectWithAll = /* @__PURE__ */ connectWith(
  gets,
  creates,
  puts,
  updates,
  deletes,
  queries,
  scans,
  conditions,
  uniques,
  idempotents,
  timeouts,
  schemas,
  schemaVersions,
  selections,
  ranges,
  batches,
  transactions,
  healthChecks,
  tenants,
  sealedCursors,
  shards,
)
