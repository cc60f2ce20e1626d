import { cac } from 'cac'
import { UsageError } from './usage-error.js'

/** What a command is to work on. */
export interface StackArguments {
  readonly stack: string
  readonly environment: string
  /** Dangers of the plan that are meant, by their ids. */
  readonly allow: readonly string[]
}

/**
 * Reads `npm run plan -- shop dev --allow index-rebuild:gsi1`. `undefined` when only help was asked for.
 * @throws UsageError
 */
export function readArguments(command: string, argv: readonly string[]): StackArguments | undefined {
  const cli = cac(`npm run ${command} --`)
  cli.usage('<stack> <environment> [--allow <id>]')
  cli.option('--allow <id>', 'A danger of the plan that is meant; may be given several times')
  cli.example((name) => `${name} shop dev`)
  cli.help()
  const { args, options } = cli.parse(['', '', ...argv], { run: false })
  if (options.help === true) return undefined
  refuseUnknown(options)
  const [stack, environment, ...rest] = args
  if (stack === undefined || environment === undefined || rest.length > 0)
    throw new UsageError(`Say which stack and which environment: npm run ${command} -- shop dev`)
  return { stack, environment, allow: [options.allow ?? []].flat().map(String) }
}

function refuseUnknown(options: Readonly<Record<string, unknown>>): void {
  const unknown = Object.keys(options).find((name) => !['--', 'allow', 'help', 'h'].includes(name))
  if (unknown === undefined) return
  throw new UsageError(`There is no option '${unknown}'; there are --allow <id> and --help.`)
}
