import { NodeHttpHandler } from '@smithy/node-http-handler'
import { storedOrders } from './answers.js'
import { contestant } from './clients.js'
import type { FromLibrary, Kind, ToLibrary } from './library.js'
import { startLoopback } from './loopback.js'
import type { LibraryName } from './operations.js'
import { type Scenario, scenarios } from './scenarios.js'

const tell = (message: FromLibrary) => process.send?.(message)

/** The process of one library: told by its parent which one it is, and then what to do. */
process.once('message', async ({ name, kind }: Extract<ToLibrary, { name: string }>) => {
  const measure = await measurer(name, kind)
  process.on('message', async ({ scenario, calls }: Extract<ToLibrary, { scenario: string }>) =>
    tell(await measure(scenario, calls)),
  )
  tell(0)
})

/** The library with its own items, which are answered in memory, or over the network by a server on loopback. */
async function measurer(name: LibraryName, kind: Kind) {
  const server = kind === 'loopback' ? await startLoopback() : undefined
  process.once('disconnect', () => server?.stop())
  const { store, stub } = contestant(name, server?.endpoint)
  const items = await storedOrders({ name, store, stub })
  if (server !== undefined) stub.letThrough(new NodeHttpHandler())
  const taken = kind === 'heap' ? allocated : cpuTaken
  const answers = new Map(scenarios.map((scenario) => [scenario.name, scenario.answer(items)]))
  return async (scenarioName: string, calls: number): Promise<number> => {
    const { call } = scenarios.find(({ name: one }) => one === scenarioName) as Scenario
    const answer = answers.get(scenarioName) as ReturnType<Scenario['answer']>
    stub.answerWith(answer)
    await server?.answerWith(answer)
    const all = async () => {
      for (let i = 0; i < calls; i++) await call(store, i)
    }
    return (await taken(all)) / calls
  }
}

/** Microseconds of CPU, of all threads: garbage collection and compilation are part of what a library costs. */
async function cpuTaken(act: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage()
  await act()
  const { user, system } = process.cpuUsage(before)
  return user + system
}

/** Bytes: all that the heap has grown by, since nothing is collected meanwhile. */
async function allocated(act: () => Promise<void>): Promise<number> {
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  await act()
  return process.memoryUsage().heapUsed - before
}
