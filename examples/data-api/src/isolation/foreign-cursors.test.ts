import { describeWithDynamoDB } from '@keyprint/local/vitest'
import { beforeAll, expect, it } from 'vitest'
import { type Caller, httpApi } from '../testing/http-api.js'

describeWithDynamoDB('a cursor over HTTP', () => {
  const api = httpApi()
  let ada: Caller
  let eve: Caller
  const cursors: Record<string, string> = {}

  beforeAll(async () => {
    ada = await api.caller()
    eve = await api.caller()
    for (const { call, prefix } of [ada, eve])
      for (const sk of ['a#1', 'a#2', 'b#1']) await call('put', { item: { pk: `${prefix}#list#1`, sk } })
    for (const operation of ['query', 'scan']) {
      const query = operation === 'query' ? { pk: `${ada.prefix}#list#1` } : {}
      cursors[operation] = (await ada.call(operation, { ...query, limit: 1 })).body.cursor
    }
  })

  const refused = async (caller: Caller, operation: string, body: object) => {
    const { status, body: problem } = await caller.call(operation, body)
    expect([operation, body, status, problem.type]).toEqual([
      operation,
      body,
      400,
      '/problems/invalid-cursor',
    ])
  }

  it('is good for its tenant, operation and query', async () => {
    const pk = `${ada.prefix}#list#1`
    expect((await ada.call('query', { pk, cursor: cursors.query })).body.items).toHaveLength(2)
    expect((await ada.call('scan', { cursor: cursors.scan })).body.items).toHaveLength(2)
  })

  it('is refused for everything else', async () => {
    const pk = `${ada.prefix}#list#1`
    await refused(ada, 'query', { pk, cursor: cursors.scan })
    await refused(ada, 'scan', { cursor: cursors.query })
    await refused(ada, 'query', { pk: `${ada.prefix}#list#2`, cursor: cursors.query })
    await refused(ada, 'query', { pk, order: 'descending', cursor: cursors.query })
    await refused(ada, 'query', { pk, sk: { beginsWith: 'a' }, cursor: cursors.query })
    await refused(eve, 'query', { pk, cursor: cursors.query })
    await refused(eve, 'query', { pk: `${eve.prefix}#list#1`, cursor: cursors.query })
    await refused(eve, 'scan', { cursor: cursors.scan })
    await refused(ada, 'scan', { cursor: 'nonsense' })
  })
})
