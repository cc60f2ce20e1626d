import { createLocalJWKSet } from 'jose'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { newTenantId } from '../tenants/tenant-id.js'
import { DEVELOPMENT, type DevelopmentIssuer, developmentIssuer } from './development-issuer.js'
import { rememberTokens } from './remembered-tokens.js'
import { authenticateBy } from './verify-token.js'

const [one, other] = [newTenantId(), newTenantId()]
let issuer: DevelopmentIssuer
const verified = vi.fn()
const authenticate = rememberTokens((header) => {
  verified(header)
  return authenticateBy(createLocalJWKSet(issuer.keySet()), DEVELOPMENT)(header)
})
const bearer = async (tenantId: string, seconds?: number) => `Bearer ${await issuer.token(tenantId, seconds)}`

beforeEach(async () => {
  issuer = await developmentIssuer()
  vi.useFakeTimers({ toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
  verified.mockClear()
})

it('a token is verified once in a while, and its tenant is the same', async () => {
  const header = await bearer(one)
  for (let i = 0; i < 3; i++) expect(await authenticate(header)).toBe(one)
  expect(verified).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(30_000)
  expect(await authenticate(header)).toBe(one)
  expect(verified).toHaveBeenCalledTimes(2)
})

it('tokens of several tenants are kept apart', async () => {
  const [first, second] = [await bearer(one), await bearer(other)]
  for (let i = 0; i < 2; i++)
    expect([await authenticate(first), await authenticate(second)]).toEqual([one, other])
})

it('a token that is not taken is not remembered', async () => {
  const header = await bearer(one)
  for (const wrong of [undefined, '', 'Bearer', `${header}x`, header.toUpperCase()])
    for (let i = 0; i < 2; i++) await expect(authenticate(wrong)).rejects.toThrow('token')
  expect(verified).toHaveBeenCalledTimes(10)
})

it('is not taken for longer than it is good', async () => {
  const header = await bearer(one, 10)
  expect(await authenticate(header)).toBe(one)
  vi.advanceTimersByTime(16_000)
  await expect(authenticate(header)).rejects.toThrow('expired')
})

it('is not taken for long when its key was withdrawn', async () => {
  const header = await bearer(one)
  await authenticate(header)
  await issuer.rotate(false)
  vi.advanceTimersByTime(30_000)
  await expect(authenticate(header)).rejects.toThrow('not valid')
})
