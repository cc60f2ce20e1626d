import { denialName, hasEnded } from './denials.js'
import type { RevokeSessions } from './sessions.js'

/** Denials of nothing: for development and tests. */
export interface InMemoryRevocations {
  readonly revoke: RevokeSessions
  /** Who is denied, by the names of the denials. */
  readonly denied: ReadonlyMap<string, string>
}

/** @param room how many denials there may be at once */
export function inMemoryRevocations(room = 50): InMemoryRevocations {
  const denied = new Map<string, string>()
  return {
    denied,
    revoke: async (tenantId, until) => {
      for (const name of [...denied.keys()].filter(hasEnded)) denied.delete(name)
      const name = denialName(tenantId, until)
      if (!denied.has(name) && denied.size >= room) return false
      denied.set(name, tenantId)
      return true
    },
  }
}
