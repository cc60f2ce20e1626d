import { startFaultProxy } from '@keyprint/local'
import { testTable } from '@keyprint/local/vitest'
import { afterAll, expect, it } from 'vitest'
import { sagaDesign } from '../index.js'
import { races, requestsPerStep, throughFaults } from './figures.js'

const { client: direct, endpoint, tableName } = testTable(sagaDesign)
const proxy = await startFaultProxy(endpoint)
const bench = { proxy, direct, tableName }
afterAll(proxy.stop)

it('of 50 at the same time one wins, and the rest can be tried again', async () => {
  const one = { won: 1, retriable: 49, other: 0 }
  expect(await races(bench, 50)).toEqual({ inserts: one, updates: one })
})

it('a step is one read and one write', async () => {
  const size = { sagas: 10, steps: 6, workers: 4 }
  expect(await requestsPerStep(bench, size)).toEqual({ readsPerStep: 1, writesPerStep: 1 })
})

it('every saga ends exactly once, through random faults', async () => {
  const size = { sagas: 60, steps: 6, workers: 8, seed: 11 }
  const figures = await throughFaults(bench, size)
  expect(figures).toMatchObject({ wrong: 0, endMessages: 60, endedSagas: 60 })
  expect(figures.faults).toBeGreaterThan(20)
})
