import type { Client, TenantClient } from '@keyprint/client'
import type { dataApi } from './design.js'

type Types = (typeof dataApi)['~types']

/** What `connect(dataApi, …)` gives. */
export type DataClient = Client<Types>

/** What `forTenant` gives: nothing of another tenant can be asked of it. */
export type DataOfTenant = TenantClient<Types>
