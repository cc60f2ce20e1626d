import { describe, expect, it } from 'vitest'
import { connectPayments } from './payments.js'
import { startProvider } from './provider.js'

/** The provider's answer takes 80 ms, where nothing else runs. */
const SLOW_MACHINE_MS = 60_000
const request = { key: 'k1', card: 'good', amountInCents: 700, orderId: 'o1' }

describe('the pretended provider', () => {
  it('charges once for a key, and answers the same each time', async () => {
    await using provider = await startProvider()
    const { charge } = connectPayments(provider.url, SLOW_MACHINE_MS)

    const answers = await Promise.all([charge(request), charge(request), charge(request)])

    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(provider.ledger.charges()).toHaveLength(1)
  })

  it('charges again for another key: it does not know the order', async () => {
    await using provider = await startProvider()
    const { charge } = connectPayments(provider.url, SLOW_MACHINE_MS)

    await charge(request)
    await charge({ ...request, key: 'k2' })

    expect(provider.ledger.charges()).toHaveLength(2)
  })

  it('refuses a key that was cancelled', async () => {
    await using provider = await startProvider()
    const { charge, cancel } = connectPayments(provider.url, SLOW_MACHINE_MS)

    expect(await cancel('k1')).toBeUndefined()
    expect(await charge(request)).toBe('declined')
    expect(provider.ledger.charges()).toEqual([])
  })

  it('that is gone is reported as one that may have charged', async () => {
    const provider = await startProvider()
    await provider[Symbol.asyncDispose]()

    await expect(connectPayments(provider.url, SLOW_MACHINE_MS).charge(request)).rejects.toMatchObject({
      name: 'PaymentsSilentError',
      message: 'the payment provider does not answer for k1',
    })
  })
})
