import {
  createRemoteJWKSet,
  errors,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
  jwtVerify,
} from 'jose'
import { Problem } from '../http/problem.js'

/** Gives the claims of a token, or rejects. */
export type VerifyToken = (token: string) => Promise<JWTPayload>

/** Who makes tokens, and for whom. */
export interface TokenIssuer {
  readonly issuer: string
  readonly audience: string
}

/** By a key that both sides know: for development and tests. */
export function verifyBySecret(secret: string, issuer: TokenIssuer): VerifyToken {
  const key = new TextEncoder().encode(secret)
  return async (token) =>
    (await jwtVerify(token, key, { ...issuer, ...REQUIRED, algorithms: ['HS256'] })).payload
}

/** By the public keys of the issuer. */
export function verifyByKeySet(url: string, issuer: TokenIssuer): VerifyToken {
  const keys = keysAt(url)
  return async (token) =>
    (await jwtVerify(token, keys, { ...issuer, ...REQUIRED, algorithms: PUBLIC_KEY })).payload
}

/** What is wrong with a token, and not with what the issuer publishes. */
const OF_THE_TOKEN = [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JOSENotSupported]

/** Without them nothing is known of a token, so it is not the caller's fault. */
function keysAt(url: string): JWTVerifyGetKey {
  const keys = createRemoteJWKSet(new URL(url))
  return (header, token) =>
    keys(header, token).catch((cause: unknown) => {
      if (OF_THE_TOKEN.some((kind) => cause instanceof kind)) throw cause
      throw new Problem('unavailable', 'The keys of who makes the tokens cannot be had.', {}, { cause })
    })
}

const PUBLIC_KEY = ['RS256', 'PS256', 'ES256', 'EdDSA']
const REQUIRED = { requiredClaims: ['sub', 'exp'] } satisfies JWTVerifyOptions
