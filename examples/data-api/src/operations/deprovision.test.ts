import { setTimeout as sleep } from 'node:timers/promises'
import { PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb'
import { describeWithDynamoDB } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { inMemoryRevocations } from '../credentials/in-memory-revocations.js'
import type { RevokeSessions } from '../credentials/sessions.js'
import { inMemoryFunctions } from '../functions/in-memory-functions.js'
import { type Caller, httpApi } from '../testing/http-api.js'

const functions = inMemoryFunctions()

describeWithDynamoDB('deprovision', () => {
  const api = httpApi({ functions })
  const { client, tableName } = api.table

  /** All that is stored of a tenant, but its tombstone. */
  async function stored({ tenantId }: Caller): Promise<number> {
    const { Items = [] } = await client.send(new ScanCommand({ TableName: tableName, ConsistentRead: true }))
    return Items.filter(({ pk }) => pk?.S?.includes(tenantId) && !pk.S.startsWith('TENANT#')).length
  }
  const putDirectly = ({ prefix }: Caller, id: number) =>
    client.send(
      new PutItemCommand({
        TableName: tableName,
        Item: { pk: { S: `${prefix}#direct#${id}` }, sk: { S: 'direct' } },
      }),
    )
  async function withItems(count: number): Promise<Caller> {
    const tenant = await api.caller()
    const writes = Array.from({ length: count }, (_, n) => ({
      put: { item: { pk: `${tenant.prefix}#note#${n}`, sk: 'note' } },
    }))
    await tenant.call('batch', { writes })
    return tenant
  }

  it('removes everything of the tenant and nothing of its neighbour', async () => {
    const [tenant, neighbour] = [await withItems(60), await withItems(3)]
    await putDirectly(tenant, 1)
    await api.drainStream()
    expect(functions.variables.get(tenant.tenantId)).toEqual({
      DYNAMODB_TABLE: tableName,
      DYNAMODB_PREFIX: tenant.prefix,
    })

    const { Authorization } = { Authorization: `Bearer ${await (await api.issuer).token(tenant.tenantId)}` }
    const answer = await api.request('/api/data/dynamodb', { method: 'DELETE', headers: { Authorization } })

    expect(answer.body).toEqual({ status: 'removed', deleted: 61 })
    expect(await stored(tenant)).toBe(0)
    expect(functions.variables.get(tenant.tenantId)).toEqual({})
    expect((await neighbour.call('scan')).body.items).toHaveLength(3)
  })

  it('is for good: nothing is read, written or provisioned after it, and it can be called again', async () => {
    const tenant = await withItems(1)
    await tenant.call('deprovision')
    const key = { pk: `${tenant.prefix}#note#0`, sk: 'note' }
    for (const [operation, body] of [
      ['provision', {}],
      ['get', key],
      ['put', { item: key }],
      ['query', { pk: key.pk }],
      ['scan', {}],
      ['credentials', {}],
      ['batch', { gets: [key] }],
      ['transact', { gets: [key] }],
      ['delete', key],
    ] as const)
      expect([operation, (await tenant.call(operation, body)).body.type]).toEqual([
        operation,
        '/problems/removed',
      ])
    expect((await tenant.call('deprovision')).body).toEqual({ status: 'removed', deleted: 0 })
    expect(functions.variables.get(tenant.tenantId)).toEqual({})
  })

  it('needs something to remove', async () => {
    const stranger = await api.caller({ provisioned: false })
    expect((await stranger.call('deprovision')).body.type).toBe('/problems/not-provisioned')
  })

  it('deletes what a function wrote directly in its last moments, when the stream tells of it', async () => {
    const tenant = await withItems(1)
    await putDirectly(tenant, 1)
    await tenant.call('deprovision')
    await putDirectly(tenant, 2)
    expect(await stored(tenant)).toBe(2)
    await api.drainStream()
    expect(await stored(tenant)).toBe(0)
  })

  describe('where sessions of tenants are open', () => {
    const denials = inMemoryRevocations()
    let isFull = false
    const revoke: RevokeSessions = async (...denied) => !isFull && denials.revoke(...denied)
    const open = () => Promise.reject(new Error('not asked for here'))
    const withSessions = httpApi({ table: api.table, sessions: { open, revoke, tableArn: 'arn' } })

    it('denies them everything, once, before anything is deleted', async () => {
      const tenant = await withItems(2)
      const { call } = await withSessions.caller({ tenantId: tenant.tenantId })
      dieOn('QueryCommand')
      expect((await call('deprovision')).status).toBe(503)
      client.middlewareStack.remove('death')
      expect([...denials.denied.values()]).toEqual([tenant.tenantId])
      expect((await call('deprovision')).body).toEqual({ status: 'removed', deleted: 2 })
      await call('deprovision')
      expect(denials.denied.size).toBe(1)
    })

    it('is not over as long as there is no room to deny them, and they have not ended', async () => {
      const tenant = await withItems(2)
      const { call } = await withSessions.caller({ tenantId: tenant.tenantId })
      isFull = true
      const answer = (await call('deprovision')).body
      expect(answer).toEqual({ status: 'removing', deleted: 2, retryAfterSeconds: 60 })
      expect(await stored(tenant)).toBe(0)
      expect(await api.services.tenants.standing(tenant.tenantId)).toBe('removing')
      expect((await call('deprovision')).body.status).toBe('removing')

      const { tenant: tombstone } = api.services.db.forTenant(tenant.tenantId)
      await tombstone.update({}, { set: { buriedAt: new Date(Date.now() - 961_000) } })
      expect((await call('deprovision')).body).toEqual({ status: 'removed', deleted: 0 })
    })

    it('goes on when there is room again', async () => {
      const tenant = await withItems(1)
      const { call } = await withSessions.caller({ tenantId: tenant.tenantId })
      isFull = true
      expect((await call('deprovision')).body.status).toBe('removing')
      isFull = false
      expect((await call('deprovision')).body.status).toBe('removed')
      expect([...denials.denied.values()]).toContain(tenant.tenantId)
    })
  })

  it('keeps the tombstone of who came first', async () => {
    const tenant = await withItems(0)
    const { tenants } = api.services
    const first = await tenants.bury(tenant.tenantId)
    expect(first.isNew).toBe(true)
    const second = { ...first, isNew: false }
    await sleep(5)
    expect(await tenants.bury(tenant.tenantId)).toEqual(second)
    await tenants.seal(tenant.tenantId)
    expect(await tenants.bury(tenant.tenantId)).toEqual(second)
    expect(await tenants.standing(tenant.tenantId)).toBe('removed')
  })

  it('killed after any of its requests, it goes on when it is called again', async () => {
    let killed = 0
    for (let survived = 0; ; survived++) {
      const tenant = await withItems(2)
      dieAfter(survived)
      const first = await tenant.call('deprovision')
      client.middlewareStack.remove('death')
      if (first.status === 200) break
      killed += 1
      expect(first.status).toBeGreaterThanOrEqual(500)
      const again = await tenant.call('deprovision')
      expect([survived, again.body.status]).toEqual([survived, 'removed'])
      expect([survived, await stored(tenant)]).toEqual([survived, 0])
      expect((await tenant.call('provision')).status).toBe(410)
    }
    expect(killed).toBeGreaterThan(6)
  })

  function dieOn(command: string): void {
    client.middlewareStack.add(
      (next, { commandName }) =>
        (args) =>
          commandName === command ? Promise.reject(new Error('killed')) : next(args),
      { step: 'initialize', name: 'death', override: true },
    )
  }

  /** Every request after so many fails before it is sent, as in a process that is gone. */
  function dieAfter(survived: number): void {
    let sent = 0
    client.middlewareStack.add(
      (next) => (args) => {
        sent += 1
        if (sent > survived) return Promise.reject(Object.assign(new Error('killed'), { name: 'Killed' }))
        return next(args)
      },
      { step: 'initialize', name: 'death', override: true },
    )
  }

  describe('and provision at the same time', () => {
    it('never leave a tenant that is half there', async () => {
      const outcomes = new Set<number>()
      for (let i = 0; i < 20; i++) {
        const tenant = await withItems(1)
        const [provisioned, removed] = await Promise.all([
          tenant.call('provision'),
          tenant.call('deprovision'),
        ])
        outcomes.add(provisioned.status)
        expect(removed.body.status).toBe('removed')
        expect((await tenant.call('scan')).status).toBe(410)
        expect((await tenant.call('provision')).status).toBe(410)
        expect(functions.variables.get(tenant.tenantId)).toEqual({})
        expect(await stored(tenant)).toBe(0)
      }
      for (const status of outcomes) expect([200, 410]).toContain(status)
    })

    it('provision that was late takes back the variables that it has set', async () => {
      const tenant = await withItems(0)
      const set = functions.setVariables
      try {
        Object.assign(functions, {
          setVariables: async (id: string, variables: Record<string, string>) => {
            await tenant.call('deprovision')
            return set(id, variables)
          },
        })
        expect((await tenant.call('provision')).status).toBe(410)
      } finally {
        Object.assign(functions, { setVariables: set })
      }
      expect(functions.variables.get(tenant.tenantId)).toEqual({})
    })

    it('many provisions at once are one', async () => {
      const tenant = await api.caller({ provisioned: false })
      const answers = await Promise.all(Array.from({ length: 10 }, () => tenant.call('provision')))
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
      expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
    })
  })
})
