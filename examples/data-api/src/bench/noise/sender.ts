import type { NoiseOrder } from './orders.js'
import { steadily } from './steady.js'

/** The noisy tenant, in a process of its own: what it does is not to delay who measures. */
process.on('message', async ({ shot, perSecond, seconds }: NoiseOrder) => {
  const counts: Record<number, number> = {}
  for (const { status } of await steadily(shot, perSecond, seconds))
    counts[status] = (counts[status] ?? 0) + 1
  process.send?.(counts)
})
process.once('disconnect', () => process.exit())
