import { parseArgs } from 'node:util'

export const PARTS = ['cpu', 'loopback', 'heap', 'bundle', 'cold-start', 'types', 'synth', 'bulk'] as const
export type Part = (typeof PARTS)[number]

export const DEFAULT_ROUNDS = 20
/** Each of them takes minutes, nearly all of them DynamoDB Local's. */
export const DEFAULT_BULK_ROUNDS = 2

export const USAGE = `npm run bench -- [--only ${PARTS.join('|')}] [--rounds N]

  --only    measures one part; may be given several times. Default: all.
  --rounds  rounds of the parts that take turns. Default: ${DEFAULT_ROUNDS} of CPU, ${DEFAULT_BULK_ROUNDS} of bulk.`

export interface Options {
  readonly parts: readonly Part[]
  /** `undefined`: as many as the part takes by itself. */
  readonly rounds: number | undefined
}

/** What the command line asks for; `undefined` for help. @throws TypeError in a sentence. */
export function optionsOf(args: readonly string[]): Options | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', multiple: true },
      rounds: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) return undefined
  return { parts: values.only?.map(partOf) ?? PARTS, rounds: roundsOf(values.rounds) }
}

function partOf(name: string): Part {
  const part = PARTS.find((one) => one === name)
  if (part === undefined) throw new TypeError(`--only ${name}: the parts are ${PARTS.join(', ')}.`)
  return part
}

function roundsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const rounds = Number(text)
  if (Number.isInteger(rounds) && rounds > 0) return rounds
  throw new TypeError(`--rounds ${text}: must be a whole number of at least 1.`)
}
