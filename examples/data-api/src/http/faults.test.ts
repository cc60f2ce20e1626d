import { faults, localClient, startFaultProxy } from '@keyprint/local'
import { describeWithDynamoDB } from '@keyprint/local/vitest'
import { expect, it } from 'vitest'
import { BUSY_MACHINE_MS } from '../testing/busy-machine.js'
import { httpApi } from '../testing/http-api.js'

describeWithDynamoDB('when the table fails', () => {
  const api = httpApi()

  it.each([
    [
      'has no capacity',
      () => faults.throttle(),
      503,
      '/problems/unavailable',
      'ProvisionedThroughputExceededException',
    ],
    [
      'denies',
      () => faults.serviceError({ status: 400, code: 'AccessDeniedException', message: 'arn:aws:secret' }),
      500,
      '/problems/internal',
      'AccessDeniedException',
    ],
    [
      'is out of order',
      () => faults.serviceError({ status: 500, code: 'InternalServerError', message: 'arn:aws:secret' }),
      503,
      '/problems/unavailable',
      'InternalServerError',
    ],
  ])(
    'because it %s, callers are told what they can do, and no more',
    async (_, fault, status, type, cause) => {
      await using proxy = await startFaultProxy(api.table.endpoint)
      const table = { ...api.table, client: localClient(proxy.endpoint, { maxAttempts: 1 }) }
      // What is tried again is so until then; the rest is not to be late.
      const failing = httpApi({ table, deadline: status === 503 ? 2_000 : BUSY_MACHINE_MS })
      const tenant = await failing.caller()
      const key = { pk: `${tenant.prefix}#note#1`, sk: 'note' }
      await tenant.call('scan')
      proxy.inject({ times: 100, fault: fault() })
      for (const [operation, body] of [
        ['get', key],
        ['put', { item: key }],
        ['delete', key],
        ['query', { pk: key.pk }],
        ['scan', {}],
        ['batch', { gets: [key] }],
        ['transact', { gets: [key] }],
      ] as const) {
        const answer = await tenant.call(operation, body)
        expect([operation, answer.status, answer.body.type]).toEqual([operation, status, type])
        expect(answer.headers.has('Retry-After')).toBe(status === 503)
        expect(answer.text).not.toMatch(/arn:|127\.0\.0\.1|data-api-|dynamo|stack/i)
      }
      expect(failing.logged.at(-1)?.error).toMatch(/^\w+$/)
      expect(failing.logged.flatMap(({ causes }) => causes ?? [])).toContain(cause)
      expect(JSON.stringify(failing.logged)).not.toMatch(/arn:|note#1/)
      table.client.destroy()
    },
  )
})
