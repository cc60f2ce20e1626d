import type { OpenSession } from './sessions.js'

/** What the SDK takes as credentials. */
export interface TenantCredentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  /** ISO 8601. */
  readonly expiration: string
}

/** What is handed out is good for so long at least. */
const FRESH_MS = 5 * 60_000
const MAX_CACHED = 1_000

interface Session {
  readonly opening: Promise<TenantCredentials>
  /** Milliseconds since 1970; a session that is being opened is as good as a new one. */
  until: number
}

/** Sessions by tenant and policy: one is opened when there is none that is good for a while yet. */
export function cachedSessions(open: OpenSession): OpenSession {
  const sessions = new Map<string, Session>()
  return (tenantId, policy) => {
    const key = JSON.stringify([tenantId, policy])
    const known = sessions.get(key)
    if (known !== undefined && known.until - Date.now() > FRESH_MS) return known.opening
    if (sessions.size >= MAX_CACHED) sessions.clear()
    const session = { opening: open(tenantId, policy), until: Number.POSITIVE_INFINITY }
    sessions.set(key, session)
    session.opening.then(
      ({ expiration }) => {
        session.until = Date.parse(expiration)
      },
      () => sessions.delete(key),
    )
    return session.opening
  }
}
