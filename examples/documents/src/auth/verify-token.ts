import { createRemoteJWKSet, type JWTPayload, type JWTVerifyOptions, jwtVerify } from 'jose'

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
  const keys = createRemoteJWKSet(new URL(url))
  return async (token) =>
    (await jwtVerify(token, keys, { ...issuer, ...REQUIRED, algorithms: PUBLIC_KEY })).payload
}

const PUBLIC_KEY = ['RS256', 'PS256', 'ES256', 'EdDSA']
const REQUIRED = { requiredClaims: ['sub', 'exp'] } satisfies JWTVerifyOptions
