/** Lists of at most `size` elements, in order. */
export function inChunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size))
}

/** Runs a task for each input, some at a time, and starts no further one after a failure. */
export async function someAtATime<T>(
  inputs: readonly T[],
  most: number,
  task: (input: T) => Promise<void>,
): Promise<void> {
  const queue = [...inputs]
  let failed = false
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined && !failed; next = queue.shift()) {
      try {
        await task(next)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  const results = await Promise.allSettled(Array.from({ length: Math.min(most, inputs.length) }, worker))
  const failure = results.find((result) => result.status === 'rejected')
  if (failure !== undefined) throw failure.reason
}
