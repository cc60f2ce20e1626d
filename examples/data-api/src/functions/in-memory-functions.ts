import type { AppFunctions } from './app-functions.js'

/** Functions that are none: for development and tests. A tenant has one unless it is told otherwise. */
export interface InMemoryFunctions extends AppFunctions {
  readonly variables: ReadonlyMap<string, Readonly<Record<string, string>>>
}

export function inMemoryFunctions(): InMemoryFunctions {
  const variables = new Map<string, Readonly<Record<string, string>>>()
  return {
    variables,
    setVariables: async (tenantId, added) => {
      variables.set(tenantId, { ...variables.get(tenantId), ...added })
      return true
    },
    removeVariables: async (tenantId, names) => {
      const kept = Object.entries(variables.get(tenantId) ?? {}).filter(([name]) => !names.includes(name))
      variables.set(tenantId, Object.fromEntries(kept))
    },
  }
}
