/** A line for a request: whose it was and how it ended, and nothing of what was in it. */
export interface LogEntry {
  readonly correlationId: string
  readonly operation: string
  readonly tenant: string | undefined
  readonly status: number
  readonly milliseconds: number
  /** Code or name of an error, never its message: those name keys. */
  readonly error: string | undefined
  /** Why, likewise: the names of its causes, the nearest first. */
  readonly causes: readonly string[] | undefined
}

export type Log = (entry: LogEntry) => void

export const logAsJson: Log = (entry) => console.log(JSON.stringify(entry))
