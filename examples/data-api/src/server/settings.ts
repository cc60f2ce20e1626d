/** Variables of an environment, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>

const DEFAULT_PORT = 3000
const MAX_PORT = 65_535
/** As long as a Lambda may run. */
const MAX_DEADLINE_MS = 900_000

/** The port to listen on, from PORT. */
export const portFrom = (environment: Environment): number =>
  numberFrom(environment, 'PORT', 0, MAX_PORT) ?? DEFAULT_PORT

/** The most milliseconds that a call waits for the table, from TABLE_DEADLINE_MS. */
export const deadlineFrom = (environment: Environment): number | undefined =>
  numberFrom(environment, 'TABLE_DEADLINE_MS', 1, MAX_DEADLINE_MS)

function numberFrom(environment: Environment, name: string, least: number, most: number): number | undefined {
  const text = environment[name]
  if (text === undefined || text === '') return undefined
  if (/^\d{1,6}$/.test(text) && Number(text) >= least && Number(text) <= most) return Number(text)
  throw new Error(`${name} is ${JSON.stringify(text)}, and has to be a number from ${least} to ${most}.`)
}
