import { NodeHttpHandler } from '@smithy/node-http-handler'
import { storedOrders } from './answers.js'
import { type Contestant, contestants } from './clients.js'
import type { Loopback } from './loopback.js'
import type { Samples } from './measured.js'
import { type Scenario, scenarios } from './scenarios.js'
import type { Answer } from './stub-handler.js'

/** A library in one scenario. */
export interface Entry {
  readonly contestant: Contestant
  readonly answer: Answer
  /** Calls of one block. */
  calls: number
  samples: number[]
}

/** A scenario and all libraries in it. */
export interface Race {
  readonly scenario: Scenario
  /** The first one is what the others are compared to. */
  readonly entries: readonly Entry[]
}

/** Every library with its own items, in every scenario; over the network where there is a server. */
export async function prepare(server?: Loopback): Promise<readonly Race[]> {
  const ready: { contestant: Contestant; items: Awaited<ReturnType<typeof storedOrders>> }[] = []
  for (const contestant of contestants(server?.endpoint)) {
    ready.push({ contestant, items: await storedOrders(contestant) })
    if (server !== undefined) contestant.stub.letThrough(new NodeHttpHandler())
  }
  return scenarios.map((scenario) => ({
    scenario,
    entries: ready.map(({ contestant, items }) => ({
      contestant,
      answer: scenario.answer(items),
      calls: 1,
      samples: [],
    })),
  }))
}

/** The entries in an order that changes every round. */
export function turned({ entries }: Race, round: number): readonly Entry[] {
  const turn = round % entries.length
  return [...entries.slice(turn), ...entries.slice(0, turn)]
}

/** What was measured, by library. */
export function samplesOf(entries: readonly Entry[]): Samples {
  const samples = entries.map((entry) => [entry.contestant.name, entry.samples] as const)
  return Object.fromEntries(samples) as unknown as Samples
}
