import { afterEach, expect, it, vi } from 'vitest'
import { localEnvironment } from './local-environment.js'

afterEach(() => vi.unstubAllEnvs())

it('has the credentials of this machine, whatever profile somebody works with', () => {
  vi.stubEnv('AWS_PROFILE', 'work')
  const tables = { endpoint: 'http://127.0.0.1:1', ordersTable: 'orders', sagasTable: 'sagas' }

  const environment = localEnvironment(tables, 'http://127.0.0.1:2')

  expect(environment).toMatchObject({ AWS_ACCESS_KEY_ID: 'local', ORDERS_TABLE: 'orders' })
  expect(environment.AWS_PROFILE).toBeUndefined()
})
