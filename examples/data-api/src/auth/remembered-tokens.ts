import { createHash } from 'node:crypto'
import { decodeJwt } from 'jose'
import type { Authenticate } from './verify-token.js'

/** Much shorter than jose keeps the keys of an issuer, so that a key that is withdrawn ends no later for it. */
const REMEMBERED_MS = 30_000
const MAX_REMEMBERED = 10_000

/**
 * Remembers for a moment whose a token is. To verify a signature is by far the most of what a refused request costs, and
 * a tenant that is refused a lot is not to slow the others.
 */
export function rememberTokens(authenticate: Authenticate): Authenticate {
  const remembered = new Map<string, { readonly tenantId: string; readonly until: number }>()
  return async (authorization = '') => {
    const digest = createHash('sha256').update(authorization).digest('base64')
    const known = remembered.get(digest)
    if (known !== undefined && known.until > Date.now()) return known.tenantId
    remembered.delete(digest)
    const tenantId = await authenticate(authorization)
    if (remembered.size >= MAX_REMEMBERED) remembered.clear()
    remembered.set(digest, { tenantId, until: Math.min(Date.now() + REMEMBERED_MS, endOf(authorization)) })
    return tenantId
  }
}

/** When a token that was verified expires, in milliseconds since 1970. */
function endOf(authorization: string): number {
  const { exp = 0 } = decodeJwt(authorization.slice(authorization.indexOf(' ')).trim())
  return exp * 1_000
}
