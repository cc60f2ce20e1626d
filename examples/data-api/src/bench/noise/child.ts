import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { NoiseOrder, ServerOrder } from './orders.js'

/** A process of the bench, which ends with it. */
export interface Child extends Disposable {
  /** @throws Error when the process ends instead of answering. */
  ask<Answer>(order: ServerOrder | NoiseOrder): Promise<Answer>
}

export function startChild(name: 'server' | 'sender'): Child {
  const child = fork(new URL(`${name}.js`, import.meta.url))
  return {
    ask: async <Answer>(order: ServerOrder | NoiseOrder) => {
      const over = new AbortController()
      try {
        const answered = once(child, 'message', over).then(([answer]) => answer as Answer)
        child.send(order)
        return await Promise.race([answered, endOf(child, name, over)])
      } finally {
        over.abort()
      }
    },
    [Symbol.dispose]: () => {
      if (child.connected) child.disconnect()
    },
  }
}

async function endOf(child: ChildProcess, name: string, over: AbortController): Promise<never> {
  await once(child, 'exit', over)
  throw new Error(`The process of ${name}.js has ended.`)
}
