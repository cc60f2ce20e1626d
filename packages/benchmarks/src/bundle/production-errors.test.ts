import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Order } from '../orders/order.js'
import { sampleOrders } from '../orders/sample-orders.js'
import { bundled } from './bundle.js'

/** What `handlers/keyprint.ts` exports. */
interface Handler {
  readonly put: (order: Order) => PromiseLike<unknown>
  readonly get: (key: { readonly customerId: string; readonly orderId: string }) => PromiseLike<unknown>
}

/** Inside of the package, where the SDK is found; not in git. */
const RESULTS = fileURLToPath(new URL('../../results/', import.meta.url))

async function handler(): Promise<Handler> {
  const { code } = await bundled({ contents: `export * from './keyprint.ts'`, external: ['@aws-sdk/*'] })
  await mkdir(RESULTS, { recursive: true })
  const folder = await mkdtemp(join(RESULTS, 'handler-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'handler.mjs')
  await writeFile(file, code)
  return import(/* @vite-ignore */ file)
}

describe('what a bundle for production refuses', () => {
  it('says where, what, which value, and what to do instead', async () => {
    const { put, get } = await handler()
    const [order] = sampleOrders as readonly [Order, ...Order[]]
    await expect(put({ ...order, total: Number.NaN })).rejects.toMatchObject({
      name: 'ValidationError',
      entity: 'order',
      attribute: 'total',
      message: expect.stringMatching(/order.*total.*finite number.*NaN/s),
    })
    const { email: _, ...withoutEmail } = order
    await expect(put(withoutEmail as Order)).rejects.toThrow('give it a value, or declare it optional()')
    await expect(get({ customerId: 'c1', orderId: '' })).rejects.toMatchObject({
      name: 'ValidationError',
      attribute: 'orderId',
      message: expect.stringContaining('is empty, and no part of a key can be'),
    })
  })
})
