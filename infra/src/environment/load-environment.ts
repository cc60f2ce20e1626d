import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { type Environment, environmentSchema } from './environment.js'
import { EnvironmentError } from './environment-error.js'

/** Where environments are configured: a file for each. */
export const ENVIRONMENTS = join(import.meta.dirname, '../../environments')

/** What may be set outside of the files, since it is a person's own or a secret of the company. */
const VARIABLES = { account: 'INFRA_ACCOUNT', region: 'INFRA_REGION' } as const

/** What stacks and tables can be called. */
const NAME = /^[A-Za-z0-9_.-]+$/

type Variables = Readonly<Record<string, string | undefined>>

/**
 * An environment from its file and the variables `INFRA_ACCOUNT` and `INFRA_REGION`, which win.
 * @throws EnvironmentError naming the file and what is wrong in it.
 */
export function loadEnvironment(
  name: string,
  variables: Variables = process.env,
  folder = ENVIRONMENTS,
): Environment {
  const known = environmentNames(folder)
  if (!known.includes(name))
    throw new EnvironmentError(`There is no environment '${name}'; there are ${known.join(', ')}.`)
  if (!NAME.test(name))
    throw new EnvironmentError(
      `${fileOf(name)}: the name of the file must be letters, digits, hyphens, underscores and dots, as that of each table begins with it; rename it.`,
    )
  const { success, data, error } = environmentSchema.safeParse(given(name, variables, folder), {
    reportInput: true,
  })
  if (success) return { name, ...data }
  throw new EnvironmentError(error.issues.map((issue) => sentence(name, issue)).join('\n'))
}

/** Names of the environments that are configured. */
export function environmentNames(folder = ENVIRONMENTS): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort()
}

function given(name: string, variables: Variables, folder: string): unknown {
  const set = Object.entries(VARIABLES).flatMap(([key, variable]) =>
    variables[variable] ? [[key, variables[variable]]] : [],
  )
  const file = parsed(name, readFileSync(join(folder, `${name}.json`), 'utf8'))
  return typeof file === 'object' && file !== null && !Array.isArray(file)
    ? { ...file, ...Object.fromEntries(set) }
    : file
}

function parsed(name: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new EnvironmentError(`${fileOf(name)} is not JSON: ${(error as Error).message}`)
  }
}

function sentence(name: string, issue: z.core.$ZodIssue): string {
  const place = issue.path.join('.')
  const variable = VARIABLES[place as keyof typeof VARIABLES]
  const remedy = variable === undefined ? '' : `; write it there, or set ${variable}`
  if (issue.code === 'invalid_type' && issue.input === undefined)
    return `${fileOf(name)}: ${place} is missing${remedy}.`
  const at = place === '' ? '' : ` ${place}`
  return `${fileOf(name)}:${at} ${reason(issue)}${remedy}.`
}

/** Zod's own messages begin with a capital letter, ours are the rest of a sentence. */
const reason = ({ message }: z.core.$ZodIssue): string =>
  /^(must|is) /.test(message) ? message : `is wrong: ${message[0]?.toLowerCase()}${message.slice(1)}`

const fileOf = (name: string): string => `infra/environments/${name}.json`
