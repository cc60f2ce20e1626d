import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { connect } from '@keyprint/client'
import { createApp } from './app.js'
import { shop } from './design.js'
import { listen } from './server/listen.js'
import { run } from './server/run.js'
import { portFrom } from './server/settings.js'
import { whenStopped } from './server/stop-signal.js'

/** The shop on a table in AWS: SHOP_TABLE names it, the SDK's default chain finds credentials and region. */
await run(async (stop) => {
  const db = connect(shop, { client: new DynamoDBClient({}) })
  const { status, problems } = await db.health({ signal: stop })
  if (status !== 'ok') throw new Error(`The table is ${status}: ${problems.join(' ')}`)

  const hostname = process.env.HOST || '0.0.0.0'
  await using server = await listen(createApp({ db }), { hostname, port: portFrom(process.env) })
  console.log(`The shop is open on port ${server.port}`)
  await whenStopped(stop)
})
