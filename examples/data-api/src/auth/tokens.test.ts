import { createHmac, generateKeyPairSync } from 'node:crypto'
import { describeWithDynamoDB } from '@keyprint/local/vitest'
import { type CryptoKey, exportJWK, exportSPKI, importJWK, SignJWT } from 'jose'
import { beforeAll, expect, it } from 'vitest'
import { newTenantId } from '../tenants/tenant-id.js'
import { httpApi } from '../testing/http-api.js'
import { developmentIssuer } from './development-issuer.js'

describeWithDynamoDB('a token', () => {
  const api = httpApi()
  const tenantId = newTenantId()
  let good = ''
  beforeAll(async () => {
    good = await (await api.issuer).token(tenantId)
  })

  const withHeader = (Authorization: string | undefined) =>
    api.request('/api/data/dynamodb/info', {
      method: 'POST',
      body: '{}',
      headers: Authorization === undefined ? {} : { Authorization },
    })
  const refused = async (Authorization: string | undefined) => {
    const { status, headers, body } = await withHeader(Authorization)
    expect([Authorization, status, body.type]).toEqual([Authorization, 401, '/problems/unauthenticated'])
    expect(headers.get('WWW-Authenticate')).toBe('Bearer')
  }
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = (more: object = {}) => ({
    ...{
      iss: 'development',
      aud: 'data-api',
      sub: 'x',
      tenant: tenantId,
      exp: Math.floor(Date.now() / 1000) + 60,
    },
    ...more,
  })

  it('says who the tenant is', async () => {
    expect((await withHeader(`Bearer ${good}`)).body.prefix).toBe(`deploy#${tenantId}`)
    expect((await withHeader(`bearer ${good}`)).status).toBe(200)
  })

  it('has to be there, and whole', async () => {
    const [header, payload, signature] = good.split('.') as [string, string, string]
    for (const wrong of [
      undefined,
      '',
      'Bearer',
      'Bearer x',
      good,
      `Basic ${good}`,
      `Bearer ${header}.${payload}`,
      `Bearer ${header}.${payload}.`,
      `Bearer ${good}x`,
      `Bearer ${header}.${part(claims())}.${signature}`,
      `Bearer ${'a'.repeat(9_000)}.a.a`,
    ])
      await refused(wrong)
  })

  it('is not taken without a signature, or by a secret that is no secret', async () => {
    const [{ kid = '', ...jwk } = {}] = (await api.issuer).keySet().keys
    await refused(`Bearer ${part({ alg: 'none' })}.${part(claims())}.`)
    await refused(`Bearer ${part({ alg: 'none', kid })}.${part(claims())}.AA`)
    const publicKey = await exportSPKI(
      (await importJWK({ ...jwk }, 'ES256', { extractable: true })) as CryptoKey,
    )
    const signed = `${part({ alg: 'HS256', kid })}.${part(claims())}`
    await refused(`Bearer ${signed}.${createHmac('sha256', publicKey).update(signed).digest('base64url')}`)
  })

  it('has to be of our issuer, for us, and of now', async () => {
    const issuer = await developmentIssuer()
    await refused(`Bearer ${await issuer.token(tenantId)}`)
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const own = new SignJWT(claims()).setProtectedHeader({ alg: 'ES256', jwk: await exportJWK(privateKey) })
    await refused(`Bearer ${await own.sign(privateKey)}`)
    await refused(`Bearer ${await (await api.issuer).token(tenantId, -60)}`)
  })

  it.each([
    ['audience', { aud: 'others' }, 401],
    ['issuer', { iss: 'others' }, 401],
    ['no expiry', { exp: undefined }, 401],
    ['no subject', { sub: undefined }, 401],
    ['not yet', { nbf: Math.floor(Date.now() / 1000) + 3_600 }, 401],
    ['no tenant', { tenant: undefined }, 403],
    ['a tenant that is none', { tenant: 'abc' }, 403],
    ['a wildcard', { tenant: `${'a'.repeat(25)}*` }, 403],
    ['two tenants', { tenant: [tenantId, tenantId] }, 403],
    ['nothing wrong', {}, 200],
  ])('with %s', async (_, wrong, expected) => {
    const { status } = await withHeader(`Bearer ${await (await api.issuer).sign(claims(wrong))}`)
    expect(status).toBe(expected)
  })

  it('outlives a change of keys as long as its key is published', async () => {
    const issuer = await api.issuer
    await issuer.rotate(true)
    expect((await withHeader(`Bearer ${good}`)).status).toBe(200)
    expect((await withHeader(`Bearer ${await issuer.token(tenantId)}`)).status).toBe(200)
    await issuer.rotate(false)
    await refused(`Bearer ${good}`)
  })
})
