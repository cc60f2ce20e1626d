import { z } from 'zod'
import { tenantPolicy } from '../credentials/session-policy.js'
import { Problem } from '../http/problem.js'
import { prefixOf } from '../tenants/tenant-id.js'
import { checkActive } from '../tenants/tenants.js'
import { defineOperation } from './operation.js'

export const credentialsOperation = defineOperation({
  summary: 'Credentials for the SDK, for some minutes, that open the rows of the tenant and nothing else.',
  input: z.strictObject({}),
  output: z.object({
    accessKeyId: z.string(),
    secretAccessKey: z.string(),
    sessionToken: z.string(),
    expiration: z.string(),
    tableName: z.string(),
    prefix: z.string(),
    region: z.string(),
  }),
  needsTenant: true,
  run: async ({ tenantId, services: { sessions, table, region, tenants } }) => {
    if (sessions === undefined) throw new Problem('not-available', 'There is no role for tenants here.')
    const policy = tenantPolicy(tenantId, sessions.tableArn, sessions.kmsKeyArn)
    const credentials = await sessions.open(tenantId, policy)
    // Asked after it: whatever is handed out was opened before a tombstone, and its end is known to who revokes it.
    checkActive(await tenants.standing(tenantId))
    return { ...credentials, tableName: table.tableName, prefix: prefixOf(tenantId), region }
  },
})
