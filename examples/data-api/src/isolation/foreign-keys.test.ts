import { describeWithDynamoDB } from '@keyprint/local/vitest'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { foreignKey } from '../testing/foreign-keys.js'
import { type Caller, httpApi } from '../testing/http-api.js'
import { watch } from '../testing/watched-client.js'

describeWithDynamoDB('a key of another tenant', () => {
  const api = httpApi()
  const seen = watch(api.table.client)
  let mallory: Caller
  let victim: Caller
  const secret = { text: 'secret of the victim' }

  beforeAll(async () => {
    mallory = await api.caller()
    victim = await api.caller()
    for (const id of ['1', '2'])
      await victim.call('put', { item: { pk: `${victim.prefix}#note#${id}`, sk: 'note', ...secret } })
    await victim.call('scan')
    await mallory.call('scan')
  })

  const foreignKeys = () => fc.constant(null).chain(() => foreignKey(mallory, victim))
  const asked = async (operation: string, body: object) => {
    seen.reset()
    const { status, text } = await mallory.call(operation, body)
    return { answer: `${status} ${text}`, sent: [...seen.sent], text }
  }
  const own = () => ({ pk: `${mallory.prefix}#note#missing`, sk: 'note' })
  const runs = { numRuns: 150, seed: 7 }

  it('answers as one that is missing, to the byte, and is asked of nobody', async () => {
    const missing = {
      get: await asked('get', own()),
      delete: await asked('delete', own()),
      query: await asked('query', { pk: own().pk }),
      onCondition: await asked('delete', { ...own(), if: 'exists' }),
    }
    await fc.assert(
      fc.asyncProperty(foreignKeys(), async (key) => {
        const foreign = {
          get: await asked('get', key),
          delete: await asked('delete', key),
          query: await asked('query', { pk: key.pk }),
          onCondition: await asked('delete', { ...key, if: 'exists' }),
        }
        for (const [name, { answer, sent }] of Object.entries(foreign)) {
          expect([key, answer]).toEqual([key, missing[name as keyof typeof missing].answer])
          expect(sent).toEqual([])
        }
      }),
      runs,
    )
  })

  it('refuses a write, a batch and a transaction as a whole, before anything is sent', async () => {
    const mine = { ...own(), sk: 'mine' }
    await fc.assert(
      fc.asyncProperty(foreignKeys(), fc.boolean(), async (key, last) => {
        const among = <One>(one: One, foreign: One) => (last ? [one, foreign] : [foreign, one])
        const put = (item: object) => ({ put: { item } })
        const answers = [
          await asked('put', { item: key }),
          await asked('put', { item: JSON.stringify(key), if: 'missing' }),
          await asked('batch', { gets: among(mine, key) }),
          await asked('batch', { writes: among(put(mine), put(key)) }),
          await asked('batch', { writes: among({ delete: mine }, { delete: key }) }),
          await asked('transact', { gets: among(mine, key) }),
          await asked('transact', { writes: among(put(mine), put(key)) }),
          await asked('transact', { writes: among<object>(put(mine), { check: { ...key, if: 'exists' } }) }),
          await asked('transact', { writes: among<object>(put(mine), { delete: { ...key, if: 'exists' } }) }),
        ]
        for (const { text, sent } of answers) {
          expect([key, JSON.parse(text).type, sent]).toEqual([key, '/problems/foreign-key', []])
          expect(text).not.toContain(victim.tenantId)
        }
      }),
      runs,
    )
    expect((await mallory.call('get', mine)).body).toEqual({ item: null })
  })

  it('is in no list, and the victim has everything as it was', async () => {
    expect((await mallory.call('scan')).body).toEqual({ items: [], cursor: null })
    const { items } = (await victim.call('scan')).body
    expect(items).toMatchObject([secret, secret])
    expect((await victim.call('query', { pk: `${victim.prefix}#note#1` })).body.items).toMatchObject([secret])
  })

  it('gets its owner wherever JSON may hide it', async () => {
    const pk = `${victim.prefix}#note#1`
    const escaped = `{"item":"{\\"pk\\":\\"${mallory.prefix}#a\\",\\"sk\\":\\"x\\",\\"pk\\":\\"${pk}\\"}"}`
    expect((await mallory.call('put', escaped)).body.type).toBe('/problems/foreign-key')
    expect((await mallory.call('put', { item: { pk: [pk], sk: 'x' } })).status).toBe(400)
    expect((await mallory.call('get', { pk, sk: 'note', tenantId: victim.tenantId })).status).toBe(400)
    const headers = { 'X-Tenant': victim.tenantId, 'X-Tenant-Id': victim.tenantId }
    expect((await mallory.call('get', { pk, sk: 'note' }, headers)).body).toEqual({ item: null })
  })
})
