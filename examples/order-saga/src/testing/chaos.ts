import { DynamoDBStreams } from '@aws-sdk/client-dynamodb-streams'
import { connect } from '@keyprint/client'
import type { TestTable } from '@keyprint/local/vitest'
import { createSagaStore } from '@keyprint/saga-store'
import { localEnvironment } from '../demo/local-environment.js'
import type { Demo } from '../demo/run-demo.js'
import { orders } from '../design.js'
import type { Provider } from '../payments/provider.js'
import type { OrderSaga } from '../saga/order-saga.js'
import { supervise } from '../supervisor/supervise.js'

/** Times that are short enough to wait for. */
const STEP_MS = 8_000
const TIMES = { STEP_MS: String(STEP_MS), LEASE_MS: '1500', SWEEP_MS: '1000' }

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }

/** The demonstration on tables of a test, with workers that are processes of their own. */
export function demoOn(
  tables: { readonly orders: TestTable; readonly sagas: TestTable },
  provider: Provider,
  workers: number,
): Demo {
  const { endpoint, client, tableName } = tables.orders
  const sagasTable = tables.sagas.tableName
  const env = {
    ...localEnvironment({ endpoint, ordersTable: tableName, sagasTable }, provider.url),
    ...TIMES,
  }
  const script = new URL('../../dist/worker.js', import.meta.url)
  return {
    db: connect(orders, { client, tableName }),
    sagas: createSagaStore<OrderSaga>({ client, tableName: sagasTable }),
    streams: new DynamoDBStreams({ endpoint, region: 'local', credentials }),
    stepMs: STEP_MS,
    provider,
    screen: { write: () => undefined },
    startWorkers: (onTrouble) => supervise({ script, count: workers, env, onTrouble }),
  }
}
