import { SignJWT } from 'jose'
import { type TokenIssuer, type VerifyToken, verifyBySecret } from './verify-token.js'

/** Known to everybody, and so only good for a program that listens on this machine alone. */
const SECRET = 'for development on this machine only'
const ISSUER: TokenIssuer = { issuer: 'development', audience: 'documents' }

/** Who a token is for. */
export interface TokenSubject {
  readonly tenant?: string
  readonly user: string
  readonly roles: readonly string[]
}

export const verifyDevelopmentToken: VerifyToken = verifyBySecret(SECRET, ISSUER)

/** A token that `npm start` takes, for a day. */
export function developmentToken({ tenant, user, roles }: TokenSubject): Promise<string> {
  return new SignJWT({ ...(tenant === undefined ? {} : { tenant }), roles })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(user)
    .setIssuer(ISSUER.issuer)
    .setAudience(ISSUER.audience)
    .setExpirationTime('1 day')
    .sign(new TextEncoder().encode(SECRET))
}
