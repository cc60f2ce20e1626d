import { measure } from './measure.js'

/** The process that is measured: told what to do by its parent, it says when a round is over, and gives the samples. */
export type FromChild = { readonly round: true } | { readonly measured: Awaited<ReturnType<typeof measure>> }

const tell = (message: FromChild) => process.send?.(message)

process.once('message', async (options) => {
  const measured = await measure({
    ...(options as { rounds: number; warmUpRounds: number; blockMs: number }),
    onRound: () => tell({ round: true }),
  })
  tell({ measured })
  process.disconnect()
})
