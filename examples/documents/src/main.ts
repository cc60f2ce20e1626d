import { randomBytes, randomUUID } from 'node:crypto'
import { readConfiguration } from '@keyprint/document-store/configuration'
import { createTable, deleteTable, startDynamoDBLocal } from '@keyprint/local'
import { createApp } from './app.js'
import { verifyDevelopmentToken } from './auth/development.js'
import { documents } from './design.js'
import { listen } from './server/listen.js'
import { run } from './server/run.js'
import { type Environment, portFrom } from './server/variables.js'
import { settings } from './settings.js'
import { storesFrom } from './stores.js'

/** Local development, on DynamoDB Local or in memory. `production.ts` is the other entry. */
await run(async (stopped) => {
  const { provider } = readConfiguration({ json: settings, environment: process.env })
  await using place = provider === 'Memory' ? inMemory() : await onDynamoDBLocal()
  const environment = { ...process.env, ...place.environment }
  const stores = storesFrom({ environment, cursors: { keys: [randomBytes(32)] } })
  const app = createApp({ stores, verify: verifyDevelopmentToken })
  await using server = await listen(app, '127.0.0.1', portFrom(process.env))
  console.log(
    `Documents are kept in ${stores.provider}, and open at http://localhost:${server.port} (stop it with Ctrl-C)`,
  )
  await stopped
})

/** Where documents are kept, for as long as the program runs. */
interface Place extends AsyncDisposable {
  readonly environment: Environment
}

function inMemory(): Place {
  return { environment: {}, [Symbol.asyncDispose]: async () => undefined }
}

/** A table of this run's own: nobody else's is touched at an endpoint that was given, and nothing stays there. */
async function onDynamoDBLocal(): Promise<Place> {
  console.log('Starting DynamoDB Local')
  const server = await startDynamoDBLocal()
  const client = server.client()
  const tableName = `documents-${randomUUID()}`
  await createTable(client, documents, { tableName })
  return {
    environment: {
      DataStores__Document__DynamoDb__ServiceUrl: server.endpoint,
      DataStores__Document__DynamoDb__TableName: tableName,
    },
    [Symbol.asyncDispose]: async () => {
      if (server.source === 'endpoint') await deleteTable(client, { tableName })
      client.destroy()
      await server.stop()
    },
  }
}
