import { randomBytes } from 'node:crypto'
import { localClient } from '@keyprint/local'
import { createLocalJWKSet } from 'jose'
import { createApp } from '../../app.js'
import { DEVELOPMENT, developmentIssuer } from '../../auth/development-issuer.js'
import { rememberTokens } from '../../auth/remembered-tokens.js'
import { authenticateBy } from '../../auth/verify-token.js'
import { createServices } from '../../create-services.js'
import { Limiter } from '../../limits/limiter.js'
import { listen } from '../../server/listen.js'
import { deadlineFrom } from '../../server/settings.js'
import { newTenantId } from '../../tenants/tenant-id.js'
import type { ServerOrder, ServerPlace } from './orders.js'

/** The API in a process of its own. It is told where the table is, and tells where it is and two tenants' tokens. */
process.once('message', async ({ endpoint, tableName, allowances }: ServerOrder) => {
  const client = localClient(endpoint)
  const services = createServices({
    table: { client, tableName },
    cursorKeys: [randomBytes(32)],
    deadline: deadlineFrom(process.env),
  })
  const issuer = await developmentIssuer()
  const app = createApp({
    services,
    authenticate: rememberTokens(authenticateBy(createLocalJWKSet(issuer.keySet()), DEVELOPMENT)),
    limiter: new Limiter(services.db, { allowances }),
    log: () => undefined,
  })
  const { url } = await listen(app, { hostname: '127.0.0.1', port: 0 })
  const tenantIds = [newTenantId(), newTenantId()]
  const tenants = await Promise.all(
    tenantIds.map(async (tenantId) => ({ tenantId, token: await issuer.token(tenantId) })),
  )
  process.send?.({ url: url.replace('localhost', '127.0.0.1'), tenants } satisfies ServerPlace)
})
process.once('disconnect', () => process.exit())
