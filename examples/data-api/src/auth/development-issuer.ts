import { randomUUID } from 'node:crypto'
import {
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  type JSONWebKeySet,
  type JWTPayload,
  SignJWT,
} from 'jose'
import type { TokenIssuer } from './verify-token.js'

export const DEVELOPMENT: TokenIssuer = { issuer: 'development', audience: 'data-api' }

/** Makes tokens for anybody who asks, with keys that only this process has: for development and tests. */
export interface DevelopmentIssuer extends TokenIssuer {
  /** The public keys, as an issuer publishes them. */
  keySet(): JSONWebKeySet
  /** A token for a tenant, for a day unless it is said otherwise. */
  token(tenant: string, seconds?: number): Promise<string>
  /** A token with any claims. */
  sign(claims: JWTPayload): Promise<string>
  /** A new key signs from now on. @param keep whether the ones before stay published. */
  rotate(keep: boolean): Promise<void>
}

interface SigningKey {
  readonly kid: string
  readonly privateKey: CryptoKey
  readonly publicKey: object
}

export async function developmentIssuer(): Promise<DevelopmentIssuer> {
  let keys = [await newKey()]
  const sign = (claims: JWTPayload) => {
    const [{ kid, privateKey }] = keys as [SigningKey]
    return new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid }).sign(privateKey)
  }
  return {
    ...DEVELOPMENT,
    sign,
    keySet: () => ({
      keys: keys.map(({ kid, publicKey }) => ({ ...publicKey, kty: 'EC', kid, alg: 'ES256', use: 'sig' })),
    }),
    token: (tenant, seconds = DAY_SECONDS) =>
      sign({
        ...{ tenant, sub: 'developer', iss: DEVELOPMENT.issuer, aud: DEVELOPMENT.audience },
        exp: Math.floor(Date.now() / 1000) + seconds,
      }),
    rotate: async (keep) => {
      keys = [await newKey(), ...(keep ? keys : [])]
    },
  }
}

const DAY_SECONDS = 86_400

async function newKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  return { kid: randomUUID(), privateKey, publicKey: await exportJWK(publicKey) }
}
