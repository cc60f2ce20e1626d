/** Variables of an environment, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>

const DEFAULT_PORT = 3000
const MAX_PORT = 65_535

/** The port to listen on, from PORT. */
export function portFrom({ PORT }: Environment): number {
  if (PORT === undefined || PORT === '') return DEFAULT_PORT
  if (/^\d{1,5}$/.test(PORT) && Number(PORT) <= MAX_PORT) return Number(PORT)
  throw new Error(`PORT is ${JSON.stringify(PORT)}, and has to be a number from 0 to ${MAX_PORT}.`)
}
