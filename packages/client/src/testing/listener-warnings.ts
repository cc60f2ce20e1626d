/** Warnings of Node about too many listeners, while something runs. */
export async function listenerWarnings(run: () => PromiseLike<unknown>): Promise<readonly string[]> {
  const warnings: string[] = []
  const note = ({ name, message }: Error) => {
    if (name === 'MaxListenersExceededWarning') warnings.push(message)
  }
  process.on('warning', note)
  try {
    await run()
    // A warning comes a tick after what it is of.
    await new Promise((resolve) => setImmediate(resolve))
  } finally {
    process.off('warning', note)
  }
  return warnings
}
