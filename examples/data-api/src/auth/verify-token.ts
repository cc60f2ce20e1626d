import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { z } from 'zod'
import { Problem } from '../http/problem.js'
import { TENANT_ID } from '../tenants/tenant-id.js'

/** Who makes tokens, and for whom. */
export interface TokenIssuer {
  readonly issuer: string
  readonly audience: string
}

/** Whose request it is, by its `Authorization` header. */
export type Authenticate = (authorization: string | undefined) => Promise<string>

/** Of public keys only, so that no secret of anybody's makes a token; `none` is none of them. */
const ALGORITHMS = ['ES256', 'RS256', 'PS256', 'EdDSA']
const CLOCK_TOLERANCE_SECONDS = 5
const BEARER = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i
const MAX_TOKEN_LENGTH = 8_192

const claims = z.object({ tenant: z.string().regex(TENANT_ID) })

/** By the public keys of an issuer. jose asks for them again when a token names a key that it does not know. */
export function authenticateBy(keys: JWTVerifyGetKey, { issuer, audience }: TokenIssuer): Authenticate {
  const options = {
    issuer,
    audience,
    algorithms: ALGORITHMS,
    requiredClaims: ['sub', 'exp'],
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
  }
  return async (authorization = '') => {
    const [, token] = authorization.length > MAX_TOKEN_LENGTH ? [] : (BEARER.exec(authorization) ?? [])
    if (token === undefined)
      throw new Problem('unauthenticated', 'The header Authorization has no bearer token.')
    const payload = await jwtVerify(token, keys, options).then(
      (verified) => verified.payload,
      (error: unknown) => {
        if (error instanceof Problem) throw error
        throw new Problem('unauthenticated', 'The token is not valid, or has expired.')
      },
    )
    const { success, data } = claims.safeParse(payload)
    if (!success) throw new Problem('forbidden', 'The token names no tenant.')
    return data.tenant
  }
}

/** What is wrong with a token, and not with what the issuer publishes. */
const OF_THE_TOKEN = [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JOSENotSupported]

/** The keys at an address. Without them nothing is known of a token, so it is not the caller's fault. */
export function keysAt(url: string): JWTVerifyGetKey {
  const keys = createRemoteJWKSet(new URL(url))
  return (header, token) =>
    keys(header, token).catch((cause: unknown) => {
      if (OF_THE_TOKEN.some((kind) => cause instanceof kind)) throw cause
      const problem = new Problem('unavailable', 'The keys of who makes the tokens cannot be had.')
      throw Object.assign(problem, { cause })
    })
}
