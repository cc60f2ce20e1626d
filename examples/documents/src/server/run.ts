const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Runs a program until it is stopped; a failure is told in a sentence. What it holds with `await using` is let go. */
export async function run(program: (stopped: Promise<void>) => Promise<void>): Promise<never> {
  const stopped = new Promise<void>((resolve) => {
    for (const name of SIGNALS) process.on(name, () => resolve())
  })
  try {
    await Promise.race([program(stopped), stoppedEarly(stopped)])
  } catch (error) {
    console.error(`It stops: ${error instanceof Error ? error.message : String(error)}`)
    process.exit(1)
  }
  process.exit(0)
}

/** How long a program has to let go of what it holds. */
const GRACE_MS = 10_000

/** A program that is stopped before it waits for that, or that does not end, ends all the same. */
async function stoppedEarly(stopped: Promise<void>): Promise<void> {
  await stopped
  await new Promise((resolve) => setTimeout(resolve, GRACE_MS).unref())
}
