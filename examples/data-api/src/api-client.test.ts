import { describeWithDynamoDB } from '@keyprint/local/vitest'
import { beforeAll, expect, expectTypeOf, it } from 'vitest'
import { type DataApiClient, DataApiError, dataApiClient } from './api-client.js'
import { newTenantId, prefixOf } from './tenants/tenant-id.js'
import { httpApi } from './testing/http-api.js'

describeWithDynamoDB('the client of the API', () => {
  const api = httpApi()
  const tenantId = newTenantId()
  const pk = `${prefixOf(tenantId)}#note#1`
  let client: DataApiClient
  beforeAll(async () => {
    const fetch = async (url: unknown, init?: RequestInit) => {
      const { status, headers, text } = await api.request(new URL(String(url)).pathname, init)
      return new Response(text, { status, headers })
    }
    const issuer = await api.issuer
    client = dataApiClient({ url: 'http://api', token: () => issuer.token(tenantId), fetch })
  })

  it('calls the operations, with their types', async () => {
    const { prefix } = await client.provision({})
    expectTypeOf(prefix).toBeString()
    expect(await client.put({ item: { pk, sk: 'note', text: 'Hello' } })).toEqual({ put: true })
    const { item } = await client.get({ pk, sk: 'note' })
    expectTypeOf(item).toExtend<{ pk: string; sk: string } | null>()
    expect(item).toEqual({ pk, sk: 'note', text: 'Hello' })
    expect((await client.query({ pk, sk: { beginsWith: 'n' } })).items).toEqual([item])
    // @ts-expect-error: a query has a partition key.
    await expect(client.query({})).rejects.toThrow('not valid')
  })

  it('throws what the API refuses', async () => {
    const error = await client.put({ item: { pk: 'deploy#x#y', sk: 'note' } }).catch((one: unknown) => one)
    expect(error).toBeInstanceOf(DataApiError)
    expect(error).toMatchObject({ type: '/problems/foreign-key', status: 403, retryAfterSeconds: undefined })
  })
})
