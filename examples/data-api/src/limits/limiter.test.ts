import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { expect, it } from 'vitest'
import { dataApi } from '../design.js'
import { httpApi } from '../testing/http-api.js'
import { watch } from '../testing/watched-client.js'
import type { Allowance } from './allowance.js'

/** Long enough that no test sees its end. */
const rate: Allowance = { kind: 'rate-limited', requests: 12, seconds: 1_000_000 }
const quota: Allowance = { kind: 'quota-exceeded', requests: 6, seconds: 2_000_000 }

describeWithDynamoDB('a tenant that asks too often', () => {
  const table = testTable(dataApi)
  // Two processes on one table, as Lambdas are.
  const one = httpApi({ table, allowances: [rate], lease: 3 })
  const other = httpApi({ table, allowances: [rate], lease: 3 })
  const daily = httpApi({ table, allowances: [rate, quota], lease: 1 })

  it('is told when to come back, by all processes together', async () => {
    const tenant = await one.caller({ provisioned: false })
    const same = await other.caller({ tenantId: tenant.tenantId, provisioned: false })
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, i) => (i % 2 ? tenant : same).call('info')),
    )

    const refused = answers.filter(({ status }) => status === 429)
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(12)
    expect(refused).toHaveLength(28)
    for (const { headers, body } of refused) {
      expect(body.type).toBe('/problems/rate-limited')
      expect(Number(headers.get('Retry-After'))).toBeGreaterThan(0)
      expect(headers.get('Retry-After')).toMatch(/^\d+$/)
    }
  })

  it('costs the table nothing any more, and another tenant notices nothing', async () => {
    const noisy = await one.caller({ provisioned: false })
    const quiet = await one.caller({ provisioned: false })
    await Promise.all(Array.from({ length: 20 }, () => noisy.call('info')))
    const seen = watch(table.client)
    const again = await Promise.all(Array.from({ length: 20 }, () => noisy.call('info')))
    expect(again.every(({ status }) => status === 429)).toBe(true)
    expect(seen.sent).toEqual([])
    expect((await quiet.call('info')).status).toBe(200)
  })

  it('has its requests taken from the table some at a time', async () => {
    const tenant = await one.caller({ provisioned: false })
    const seen = watch(table.client)
    for (let i = 0; i < 9; i++) await tenant.call('info')
    // The first one finds no counter, and makes it.
    expect(seen.sent).toEqual(['UpdateItem', 'PutItem', 'UpdateItem', 'UpdateItem'])
  })

  it('has a quota as well', async () => {
    const tenant = await daily.caller({ provisioned: false })
    const answers = []
    for (let i = 0; i < 8; i++) answers.push(await tenant.call('info'))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200, 429, 429])
    expect(answers.at(-1)?.body.type).toBe('/problems/quota-exceeded')
  })
})
