/** Variables of an environment, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>

const DEFAULT_PORT = 3000
const MAX_PORT = 65_535
/** As long as a Lambda may run. */
const MAX_DEADLINE_MS = 900_000

/** The port to listen on, from PORT. */
export const portFrom = ({ PORT }: Environment): number =>
  PORT ? numberIn('PORT', PORT, 0, MAX_PORT) : DEFAULT_PORT

/** The most milliseconds that a call waits for the table, from TABLE_DEADLINE_MS. */
export const deadlineFrom = ({ TABLE_DEADLINE_MS }: Environment): number | undefined =>
  TABLE_DEADLINE_MS ? numberIn('TABLE_DEADLINE_MS', TABLE_DEADLINE_MS, 1, MAX_DEADLINE_MS) : undefined

/** The whole number that a setting is, which has six digits at the most. @throws Error with a sentence */
export function numberIn(name: string, text: string, least: number, most: number): number {
  if (/^\d{1,6}$/.test(text) && Number(text) >= least && Number(text) <= most) return Number(text)
  throw new Error(`${name} is ${JSON.stringify(text)}, and has to be a number from ${least} to ${most}.`)
}
