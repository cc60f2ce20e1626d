/** Variables of an environment, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>

const MAX_PORT = 65_535

/** The port to listen on, from PORT. */
export function portFrom({ PORT = '' }: Environment): number {
  if (PORT === '') return 3000
  if (/^\d{1,5}$/.test(PORT) && Number(PORT) <= MAX_PORT) return Number(PORT)
  throw new Error(`PORT is ${JSON.stringify(PORT)}, and has to be a number from 0 to ${MAX_PORT}.`)
}

/** @throws Error for a variable that is not set. */
export function required(environment: Environment, name: string): string {
  const value = environment[name]
  if (value) return value
  throw new Error(`${name} is not set.`)
}

/** @throws Error for a variable that is not set, or is no address. */
export function requiredUrl(environment: Environment, name: string): string {
  const value = required(environment, name)
  if (URL.canParse(value)) return value
  throw new Error(`${name} is ${JSON.stringify(value)}, and has to be an address.`)
}
