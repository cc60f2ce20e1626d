/** What a worker tells its supervisor: that it works, or what went wrong and is tried again. */
export type WorkerMessage = 'ready' | { readonly trouble: string }

/** Tells the supervisor; a worker without one writes it to its log. */
export function toSupervisor(message: WorkerMessage): void {
  if (process.send !== undefined) process.send(message)
  else if (message !== 'ready') console.error(message.trouble)
}

/** Aborts with another signal, or when there was a supervisor and it is gone, however it ended. */
export function untilSupervisorEnds(stop: AbortSignal): AbortSignal {
  const gone = new AbortController()
  process.once('disconnect', () => gone.abort())
  return AbortSignal.any([stop, gone.signal])
}
