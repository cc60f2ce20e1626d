import type { Design, DesignTypes } from '@keyprint/key-design'
import { type ConnectOptions, connectWith } from './connect-with.js'
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
  tenants,
  timeouts,
  transactions,
  uniques,
  updates,
} from './feature/features.js'
import type { Client } from './types/client.js'

/**
 * A client for a design on one table, with everything that there is. It sends nothing by itself.
 * @throws ConfigurationError when the table's name is not configured, or a key for cursors is none.
 */
export function connect<D extends DesignTypes>(design: Design<D>, options: ConnectOptions): Client<D> {
  return connectWithAll(design, options) as Client<D>
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
)
