import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBStreams } from '@aws-sdk/client-dynamodb-streams'
import { connect } from '@keyprint/client'
import { createSagaStore } from '@keyprint/saga-store'
import { orders } from './design.js'
import { connectPayments } from './payments/payments.js'
import { run } from './process/run.js'
import type { OrderSaga } from './saga/order-saga.js'
import { workerSettings } from './worker/settings.js'
import { toSupervisor, untilSupervisorEnds } from './worker/supervised.js'
import { work } from './worker/work.js'

/** One worker. Any number of them can run, here or elsewhere; each may be killed at any moment. */
await run(async (stop) => {
  const settings = workerSettings(process.env)
  const client = new DynamoDBClient({})
  const context = {
    ...settings,
    db: connect(orders, { client }),
    sagas: createSagaStore<OrderSaga>({ client, ttlDays: 30 }),
    payments: connectPayments(settings.paymentsUrl),
    streams: new DynamoDBStreams({}),
    report: (trouble: string) => toSupervisor({ trouble }),
  }
  toSupervisor('ready')
  await work(context, untilSupervisorEnds(stop))
})
