import { testTable } from '@keyprint/local/vitest'
import { sagaDesign } from '@keyprint/saga-store'
import { describe, expect, it } from 'vitest'
import { runDemo } from './demo/run-demo.js'
import { orders } from './design.js'
import { startProvider } from './payments/provider.js'
import { demoOn } from './testing/chaos.js'

const tables = { orders: testTable(orders), sagas: testTable(sagaDesign) }
const seed = Number(process.env.CHAOS_SEED || 1)
const ORDERS = 40

describe(`workers that are killed with SIGKILL at random (CHAOS_SEED=${seed})`, () => {
  it('lose no order, charge none twice, and ship none unpaid', async () => {
    await using provider = await startProvider()
    const demo = demoOn(tables, provider, 3)
    // How many are killed while the orders are done, the speed of the machine decides.
    let killed = 0
    for (let run = seed; killed <= 3; run += 1) {
      const settings = { orders: ORDERS, workers: 3, killEvery: 1_000, seed: run }
      const stop = AbortSignal.timeout(500_000)
      const { placed, ended, kills, restarts, audit } = await runDemo(demo, settings, stop)
      killed += kills

      expect([placed, ended]).toEqual([ORDERS, ORDERS])
      expect(audit?.faults).toEqual([])
      // Nothing but the kills ends a worker.
      expect(restarts).toBeLessThanOrEqual(kills)
      // Of both there are some, however slow the machine is: each way through the steps was gone.
      expect(audit?.shipped).toBeGreaterThan(0)
      expect(audit?.cancelled).toBeGreaterThan(0)
    }
  })
})
