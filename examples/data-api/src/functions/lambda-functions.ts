import { setTimeout as sleep } from 'node:timers/promises'
import {
  GetFunctionConfigurationCommand,
  type LambdaClient,
  PreconditionFailedException,
  ResourceConflictException,
  ResourceNotFoundException,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'
import type { AppFunctions, Variables } from './app-functions.js'

const ATTEMPTS = 8
const PAUSE_MS = 100

/** Functions on AWS Lambda, called after their tenants: `app-` and the id. */
export function lambdaFunctions(lambda: LambdaClient, prefix = 'app-'): AppFunctions {
  return {
    setVariables: (tenantId, added) => change(lambda, prefix + tenantId, (now) => ({ ...now, ...added })),
    removeVariables: async (tenantId, names) => {
      await change(lambda, prefix + tenantId, (now) =>
        Object.fromEntries(Object.entries(now).filter(([name]) => !names.includes(name))),
      )
    },
  }
}

/** Read, change, write if nobody else did meanwhile. An update that changes nothing is not sent. */
async function change(
  lambda: LambdaClient,
  name: string,
  changed: (now: Variables) => Variables,
): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      const { Environment, RevisionId } = await lambda.send(
        new GetFunctionConfigurationCommand({ FunctionName: name }),
      )
      const now = Environment?.Variables ?? {}
      const next = changed(now)
      if (isSame(now, next)) return true
      const update = { FunctionName: name, Environment: { Variables: { ...next } }, RevisionId }
      await lambda.send(new UpdateFunctionConfigurationCommand(update))
      return true
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return false
      if (attempt === ATTEMPTS || !isRace(error)) throw error
      await sleep(Math.random() * PAUSE_MS * 2 ** attempt)
    }
  }
}

const isRace = (error: unknown): boolean =>
  error instanceof PreconditionFailedException || error instanceof ResourceConflictException

function isSame(one: Variables, other: Variables): boolean {
  const names = Object.keys({ ...one, ...other })
  return names.every((name) => one[name] === other[name])
}
