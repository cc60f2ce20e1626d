import { connect } from '@keyprint/client'
import { createTable, type DynamoDBLocal, deleteTable, startDynamoDBLocal } from '@keyprint/local'
import { ulid } from 'ulid'
import { createApp } from './app.js'
import { examplesFrom } from './data/examples.js'
import { loadShopData } from './data/load-shop-data.js'
import { progressOn } from './data/progress.js'
import { readShopData } from './data/shop-data.js'
import { shop } from './design.js'
import { listen } from './server/listen.js'
import { run } from './server/run.js'
import { portFrom } from './server/settings.js'
import { unlessStopped, whenStopped } from './server/stop-signal.js'

/** Local development: DynamoDB Local, a table from the design, the data, the shop. `production.ts` is the other entry. */
await run(async (stop) => {
  const port = portFrom(process.env)
  const data = await readShopData(new URL('../data/', import.meta.url))

  console.log('Starting DynamoDB Local')
  await using dynamodb = await unlessStopped(stop, startDynamoDBLocal())
  await using table = await temporaryTable(dynamodb)
  const db = connect(shop, table)

  console.log('Loading the data')
  await loadShopData(db, data, { progress: progressOn(process.stdout), signal: stop })

  const app = createApp({ db, examples: examplesFrom(data) })
  const hostname = process.env.HOST || '127.0.0.1'
  await using server = await listen(app, { hostname, port, whenBusy: 'next' })
  if (port !== 0 && server.port !== port) console.log(`Port ${port} is busy, so it is ${server.port}`)
  console.log(`The shop is open at ${server.url} (stop it with Ctrl-C)`)
  await whenStopped(stop)
})

/** A table of this run's own: nobody else's is touched at an endpoint that was given, and nothing stays there. */
async function temporaryTable(dynamodb: DynamoDBLocal) {
  const client = dynamodb.client()
  const tableName = `shop-${ulid()}`
  console.log(`Creating the table ${tableName}`)
  await createTable(client, shop, { tableName })
  const dispose = async () => {
    if (dynamodb.source === 'endpoint') await deleteTable(client, { tableName })
    client.destroy()
  }
  return { client, tableName, [Symbol.asyncDispose]: dispose }
}
