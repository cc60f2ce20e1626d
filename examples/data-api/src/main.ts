import { randomBytes } from 'node:crypto'
import { DynamoDBStreams } from '@aws-sdk/client-dynamodb-streams'
import { pollStream } from '@keyprint/client/streams'
import { startDynamoDBLocal } from '@keyprint/local'
import { createLocalJWKSet } from 'jose'
import { createApp } from './app.js'
import { DEVELOPMENT, developmentIssuer } from './auth/development-issuer.js'
import { rememberTokens } from './auth/remembered-tokens.js'
import { authenticateBy } from './auth/verify-token.js'
import { createServices } from './create-services.js'
import { dataApi } from './design.js'
import { DEFAULT_ALLOWANCES } from './limits/allowance.js'
import { Limiter } from './limits/limiter.js'
import { listen } from './server/listen.js'
import { run } from './server/run.js'
import { deadlineFrom, portFrom } from './server/settings.js'
import { unlessStopped, whenStopped } from './server/stop-signal.js'
import { temporaryTable } from './server/temporary-table.js'
import { directoryHandlers } from './stream/handlers.js'

/** Local development: DynamoDB Local, its stream, an issuer of tokens. `lambda.ts` is the other entry. */
await run(async (stop) => {
  const port = portFrom(process.env)
  console.log('Starting DynamoDB Local')
  await using dynamodb = await unlessStopped(stop, startDynamoDBLocal())
  await using table = await temporaryTable(dynamodb)
  const deadline = deadlineFrom(process.env)
  const services = createServices({ table, cursorKeys: [randomBytes(32)], deadline })
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const streams = new DynamoDBStreams({ endpoint: dynamodb.endpoint, region: 'local', credentials })
  const polling = pollStream(dataApi, directoryHandlers(services), {
    client: streams,
    tableName: table.tableName,
    signal: stop,
  })

  const issuer = await developmentIssuer()
  const app = createApp({
    services,
    authenticate: rememberTokens(authenticateBy(createLocalJWKSet(issuer.keySet()), DEVELOPMENT)),
    limiter: new Limiter(services.db, { allowances: DEFAULT_ALLOWANCES }),
  })
  app.get('/development/token/:tenant', async (c) => c.text(await issuer.token(c.req.param('tenant'))))
  await using server = await listen(app, { hostname: '127.0.0.1', port, whenBusy: 'next' })
  console.log(`The data API is open at ${server.url} (stop it with Ctrl-C)`)
  console.log(`A token for a new tenant: npm run token -- ${server.url}`)
  await Promise.race([whenStopped(stop), polling])
  await polling
})
