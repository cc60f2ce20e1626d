import type { DataClient } from './client.js'
import type { Sessions } from './credentials/sessions.js'
import type { Cursors } from './cursors/cursors.js'
import type { AppFunctions } from './functions/app-functions.js'
import type { RowTable } from './rows/rows.js'
import type { Tenants } from './tenants/tenants.js'

/** What the operations are made of. */
export interface Services {
  readonly db: DataClient
  readonly table: RowTable
  readonly region: string
  readonly tenants: Tenants
  readonly cursors: Cursors
  readonly functions: AppFunctions
  /** Where there is a role for the code of tenants. */
  readonly sessions?: Sessions
}
