import type { ChildOptions, FromChild, Kind } from './in-child.js'
import { startLoopback } from './loopback.js'
import { measure } from './measure.js'
import { type HeapOptions, measureHeap } from './measure-heap.js'
import type { Measured } from './measured.js'

const tell = (message: FromChild) => process.send?.(message)

/** CPU that the first library takes for a block of calls. */
const BLOCK_MS = 20

/** The process that is measured: told by its parent what to do. */
process.once('message', async (message) => {
  const { kind, ...options } = message as ChildOptions
  tell({ measured: await MEASURES[kind]({ ...options, onRound: () => tell({ round: true }) }) })
  process.disconnect()
})

type Measure = (options: HeapOptions) => Promise<Measured>

const MEASURES: Readonly<Record<Kind, Measure>> = {
  cpu: (options) => measure({ ...options, blockMs: BLOCK_MS }),
  loopback: async (options) => {
    const server = await startLoopback()
    try {
      return await measure({ ...options, blockMs: BLOCK_MS, server })
    } finally {
      server.stop()
    }
  },
  heap: measureHeap,
}
