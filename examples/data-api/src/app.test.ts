import { describeWithDynamoDB } from '@keyprint/local/vitest'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Caller, httpApi } from './testing/http-api.js'

describeWithDynamoDB('the API', () => {
  const api = httpApi()
  let tenant: Caller
  beforeAll(async () => {
    tenant = await api.caller()
  })
  const note = (id: string, rest: object = {}) => ({ pk: `${tenant.prefix}#note#${id}`, sk: 'note', ...rest })
  const keyOf = ({ pk, sk }: { pk: string; sk: string }) => ({ pk, sk })

  it('provisions a tenant, as often as it is asked to', async () => {
    const { status, body } = await tenant.call('provision')
    expect([status, body.tableName, body.prefix]).toEqual([200, api.table.tableName, tenant.prefix])
    expect((await tenant.call('info')).body).toEqual(body)
  })

  it('puts, gets, replaces and deletes an item', async () => {
    const item = note('n1', { text: 'Hello', nested: { list: [1, null, true, 'a'] } })
    expect((await tenant.call('put', { item: JSON.stringify(item) })).body).toEqual({ put: true })
    expect((await tenant.call('get', keyOf(item))).body).toEqual({ item })
    const other = note('n1', { text: 'Bye' })
    await tenant.call('put', { item: other })
    expect((await tenant.call('get', keyOf(item))).body).toEqual({ item: other })
    expect((await tenant.call('delete', keyOf(item))).body).toEqual({ deleted: true })
    expect((await tenant.call('delete', keyOf(item))).body).toEqual({ deleted: false })
    expect((await tenant.call('get', keyOf(item))).body).toEqual({ item: null })
  })

  it('writes on conditions', async () => {
    const item = note('n2')
    expect((await tenant.call('put', { item, if: 'exists' })).body.type).toBe('/problems/condition-failed')
    expect((await tenant.call('put', { item, if: 'missing' })).status).toBe(200)
    expect((await tenant.call('put', { item, if: 'missing' })).status).toBe(409)
    expect((await tenant.call('delete', { ...keyOf(item), if: 'exists' })).status).toBe(200)
  })

  it('queries by sort key, in both orders, page by page', async () => {
    const pk = `${tenant.prefix}#list#l1`
    for (const n of [1, 2, 3, 4, 5]) await tenant.call('put', { item: { pk, sk: `line#${n}`, n } })
    await tenant.call('put', { item: { pk, sk: 'other' } })
    const numbers = async (query: object) =>
      (await tenant.call('query', { pk, ...query })).body.items.map(({ n }: { n: number }) => n)
    expect(await numbers({ sk: { beginsWith: 'line#' } })).toEqual([1, 2, 3, 4, 5])
    expect(await numbers({ sk: { between: ['line#2', 'line#4'] }, order: 'descending' })).toEqual([4, 3, 2])
    expect(await numbers({ sk: { gt: 'line#4' }, limit: 1 })).toEqual([5])
    const first = await tenant.call('query', { pk, sk: { beginsWith: 'line#' }, limit: 2 })
    const { cursor } = first.body
    expect(await numbers({ sk: { beginsWith: 'line#' }, cursor })).toEqual([3, 4, 5])
  })

  it('lists what a tenant has just written, page by page', async () => {
    const lister = await api.caller()
    const items = Array.from({ length: 7 }, (_, n) => ({ pk: `${lister.prefix}#thing#${n}`, sk: 'thing', n }))
    for (const item of items) await lister.call('put', { item })
    const found: unknown[] = []
    let cursor: string | null | undefined
    do {
      const page = await lister.call('scan', { limit: 3, ...(cursor ? { cursor } : {}) })
      found.push(...page.body.items)
      cursor = page.body.cursor
    } while (cursor)
    expect(found).toEqual(items)
  })

  it('works on many items, each by itself or all or none', async () => {
    const [a, b, c] = [note('a', { n: 1 }), note('b', { n: 2 }), note('c', { n: 3 })]
    const batch = await tenant.call('batch', {
      writes: [{ put: { item: a } }, { put: { item: b } }, { delete: keyOf(c) }],
    })
    expect(batch.body).toEqual({ outcomes: ['done', 'done', 'done'] })
    expect((await tenant.call('batch', { gets: [a, b, c].map(keyOf) })).body).toEqual({ items: [a, b, null] })
    const failing = { writes: [{ delete: keyOf(a) }, { check: { ...keyOf(c), if: 'exists' } }] }
    expect((await tenant.call('transact', failing)).body).toMatchObject({
      type: '/problems/condition-failed',
      failed: [1],
    })
    const fine = {
      writes: [
        { delete: keyOf(a) },
        { put: { item: c, if: 'missing' } },
        { check: { ...keyOf(b), if: 'exists' } },
      ],
    }
    expect((await tenant.call('transact', fine)).body).toEqual({ written: true })
    expect((await tenant.call('transact', { gets: [a, b, c].map(keyOf) })).body).toEqual({
      items: [null, b, c],
    })
  })

  it('does not show what has expired', async () => {
    const ttl = Math.floor(Date.now() / 1000) - 1
    const item = note('old', { ttl })
    await tenant.call('put', { item })
    expect((await tenant.call('get', keyOf(item))).body).toEqual({ item: null })
    expect((await tenant.call('query', { pk: item.pk })).body.items).toEqual([])
    expect((await tenant.call('batch', { gets: [keyOf(item)] })).body.items).toEqual([null])
    expect((await tenant.call('transact', { gets: [keyOf(item)] })).body.items).toEqual([null])
    expect((await tenant.call('scan', { limit: 1000 })).text).not.toContain('note#old')
    expect((await tenant.call('put', { item, if: 'exists' })).status).toBe(409)
    expect((await tenant.call('delete', keyOf(item))).body).toEqual({ deleted: false })
  })

  describe('refuses', () => {
    const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) })
    it.each([
      ['no JSON', '{', /not valid JSON/],
      ['no key', { item: { sk: 'x' } }, /needs pk and sk/],
      ['another field', { item: {}, tenant: 'x' }, /not valid/],
      ['an item that is no object', { item: '[1]' }, /not an object/],
      [
        'ttl in milliseconds',
        { item: { ttl: 1_764_000_000_000 } },
        /ttl looks like milliseconds.*divide by 1000/,
      ],
      ['ttl in text', { item: { ttl: '1764000000' } }, /whole number of epoch seconds/],
      ['too many levels', { item: { deep: deep(33) } }, /levels/],
      ['far too many levels', `{"item":${'['.repeat(50_000)}`, /levels/],
      [
        'a number that would be rounded',
        '{"item":{"n":9007199254740993}}',
        /9007199254740993.*send it as a text/,
      ],
      ['one in an item as text', { item: '{"n":0.10000000000000000001}' }, /send it as a text/],
      ['__proto__', '{"item":{"a":{"__proto__":{"admin":true}}}}', /__proto__/],
      ['half a surrogate pair', { item: { text: '\ud800' } }, /well-formed/],
    ])('%s', async (_, body, detail) => {
      const withKey = typeof body === 'string' ? body : keyed(body)
      const answer = await tenant.call('put', withKey)
      expect([answer.status, answer.headers.get('Content-Type')]).toEqual([400, 'application/problem+json'])
      expect(answer.body.detail).toMatch(detail)
    })

    /** Gives an item a key where it is an object without one. */
    function keyed(body: { item: unknown }): unknown {
      const { item } = body
      if (typeof item === 'string' && item.startsWith('{'))
        return { ...body, item: JSON.stringify({ ...note('bad') }).replace('}', `,${item.slice(1)}`) }
      if (typeof item !== 'object' || item === null || 'sk' in item) return body
      return { ...body, item: { ...note('bad'), ...item } }
    }

    it('what is too large', async () => {
      const large = await tenant.call('put', { item: note('large', { text: 'x'.repeat(420_000) }) })
      expect([large.status, large.body.detail]).toEqual([413, 'An item has 400 KiB at the most.'])
      const body = await tenant.call('put', { item: 'x'.repeat(1_100_000) })
      expect([body.status, body.body.type]).toEqual([413, '/problems/too-large'])
      const key = await tenant.call('get', { pk: `${tenant.prefix}#${'é'.repeat(1_100)}`, sk: 'x' })
      expect(key.status).toBe(400)
    })

    it('what there is not', async () => {
      expect((await tenant.call('scanAll')).status).toBe(404)
      expect((await tenant.call('constructor')).status).toBe(404)
      expect((await api.request('/elsewhere')).body.type).toBe('/problems/not-found')
    })

    it('a tenant that is not provisioned', async () => {
      const stranger = await api.caller({ provisioned: false })
      expect((await stranger.call('scan')).body.type).toBe('/problems/not-provisioned')
      expect((await stranger.call('info')).status).toBe(200)
      expect((await stranger.call('scan')).status).toBe(409)
    })
  })

  it('keeps every digit of a number that somebody else has stored', async () => {
    const { PutItemCommand } = await import('@aws-sdk/client-dynamodb')
    const Item = { pk: { S: note('big').pk }, sk: { S: 'note' }, n: { N: '12345678901234567890' } }
    await api.table.client.send(new PutItemCommand({ TableName: api.table.tableName, Item }))
    expect((await tenant.call('get', keyOf(note('big')))).text).toContain('"n":12345678901234567890')
  })

  it('logs whose request it was and how it ended, and nothing of what was in it', async () => {
    api.logged.length = 0
    const secret = 'very secret'
    const headers = { 'X-Correlation-Id': 'request-7' }
    const answer = await tenant.call('put', { item: note('log', { secret }) }, headers)
    expect(answer.headers.get('X-Correlation-Id')).toBe('request-7')
    await tenant.call('put', { item: { pk: 'deploy#other#x', sk: secret } })
    await tenant.call('get', { pk: secret })
    expect(api.logged).toMatchObject([
      { correlationId: 'request-7', tenant: tenant.tenantId, operation: 'put', status: 200 },
      { tenant: tenant.tenantId, status: 403, error: 'Problem' },
      { status: 400 },
    ])
    expect(JSON.stringify(api.logged)).not.toContain(secret)
    expect(JSON.stringify(api.logged)).not.toContain('eyJ')
  })
})
