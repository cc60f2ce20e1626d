import { randomUUID } from 'node:crypto'
import { DynamoDBStreams } from '@aws-sdk/client-dynamodb-streams'
import { connect } from '@keyprint/client'
import { createTable, type DynamoDBLocal, deleteTable, startDynamoDBLocal } from '@keyprint/local'
import { createSagaStore, sagaDesign } from '@keyprint/saga-store'
import { demoSettings } from './demo/demo-settings.js'
import { localEnvironment } from './demo/local-environment.js'
import { report } from './demo/report.js'
import { runDemo } from './demo/run-demo.js'
import { orders } from './design.js'
import { startProvider } from './payments/provider.js'
import { run } from './process/run.js'
import { unlessStopped } from './process/stop-signal.js'
import type { OrderSaga } from './saga/order-saga.js'
import { supervise } from './supervisor/supervise.js'
import { DEFAULT_STEP_MS } from './worker/settings.js'

/** Local development: DynamoDB Local, tables, a pretended payment provider, workers, customers. */
await run(async (stop) => {
  const settings = demoSettings(process.argv.slice(2))

  console.log('Starting DynamoDB Local')
  await using dynamodb = await unlessStopped(stop, startDynamoDBLocal())
  await using tables = await temporaryTables(dynamodb)
  await using provider = await startProvider()
  const { client, ordersTable, sagasTable } = tables
  const { endpoint } = dynamodb
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const demo = {
    db: connect(orders, { client, tableName: ordersTable }),
    sagas: createSagaStore<OrderSaga>({ client, tableName: sagasTable }),
    streams: new DynamoDBStreams({ endpoint, region: 'local', credentials }),
    stepMs: DEFAULT_STEP_MS,
    provider,
    screen: process.stdout,
    startWorkers: (onTrouble: (text: string) => void) =>
      supervise({
        script: new URL('./worker.js', import.meta.url),
        count: settings.workers,
        env: localEnvironment({ endpoint, ordersTable, sagasTable }, provider.url),
        onTrouble,
      }),
  }
  console.log(`${settings.workers} workers wait for orders (stop it with Ctrl-C)`)
  const result = await runDemo(demo, settings, stop)
  for (const line of report(result)) console.log(line)
  const faults = result.audit?.faults.length ?? 0
  if (faults > 0) throw new Error(`${faults} things are not as they must be.`)
})

/** Tables of this run's own: nobody else's are touched at an endpoint that was given, and nothing stays there. */
async function temporaryTables(dynamodb: DynamoDBLocal) {
  const client = dynamodb.client()
  const run = randomUUID()
  const [ordersTable, sagasTable] = [`orders-${run}`, `sagas-${run}`]
  console.log(`Creating the tables ${ordersTable} and ${sagasTable}`)
  await createTable(client, orders, { tableName: ordersTable })
  await createTable(client, sagaDesign, { tableName: sagasTable })
  const dispose = async () => {
    if (dynamodb.source === 'endpoint')
      for (const tableName of [ordersTable, sagasTable]) await deleteTable(client, { tableName })
    client.destroy()
  }
  return { client, ordersTable, sagasTable, [Symbol.asyncDispose]: dispose }
}
