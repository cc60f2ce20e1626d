import { setTimeout as sleep } from 'node:timers/promises'
import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { describeWithDynamoDB } from '@keyprint/local/vitest'
import { expect, it, vi } from 'vitest'
import { inMemoryRevocations } from '../credentials/in-memory-revocations.js'
import { cachedSessions } from '../credentials/tenant-credentials.js'
import type { Variables } from '../functions/app-functions.js'
import { inMemoryFunctions } from '../functions/in-memory-functions.js'
import { SETTLES_MS } from '../tenants/tenants.js'
import { BUSY_MACHINE_MS } from '../testing/busy-machine.js'
import { type Caller, type HttpApi, httpApi } from '../testing/http-api.js'

/** What an answer of deprovision tells. */
interface Removal {
  readonly status: 'removing' | 'removed'
}

const soon = (check: () => void) => vi.waitFor(check, { timeout: BUSY_MACHINE_MS, interval: 50 })

describeWithDynamoDB('deprovision beside another Lambda that takes the tenant for active', () => {
  const { revoke, denied } = inMemoryRevocations()
  /** What the next session waits for. */
  let opening: Promise<unknown> = Promise.resolve()
  const open = async () => {
    await opening
    const expiration = new Date(Date.now() + 900_000).toISOString()
    return { accessKeyId: 'ASIA', secretAccessKey: 'secret', sessionToken: 'token', expiration }
  }
  const sessions = () => ({
    open: cachedSessions(open),
    revoke,
    tableArn: 'arn:aws:dynamodb:eu-west-1:111122223333:table/data-api',
  })
  const functions = inMemoryFunctions()
  const setting = signal()
  /** Sets them when a removal has already taken them, and then its process is gone. */
  const setTooLate = async (tenantId: string, variables: Variables) => {
    setting.resolve()
    await soon(() => expect(functions.variables.get(tenantId)).toEqual({}))
    await functions.setVariables(tenantId, variables)
    throw Object.assign(new Error('killed'), { name: 'Killed' })
  }
  const other = httpApi({ sessions: sessions() })
  /** As the other one, for a test that does more than fits into the time for which it takes a tenant for active. */
  const patient = httpApi({ table: other.table, trustedMs: BUSY_MACHINE_MS, sessions: sessions() })
  const { client, tableName } = other.table
  // With a memory of its own, on the same table.
  const api = httpApi({ table: other.table, settlesMs: SETTLES_MS, sessions: sessions(), functions })
  const dying = httpApi({ table: other.table, functions: { ...functions, setVariables: setTooLate } })

  /** All that is stored of a tenant, but its tombstone. */
  async function stored({ tenantId }: Caller): Promise<number> {
    const { Items = [] } = await client.send(new ScanCommand({ TableName: tableName, ConsistentRead: true }))
    return Items.filter(({ pk }) => pk?.S?.includes(tenantId) && !pk.S.startsWith('TENANT#')).length
  }
  /** A tenant that the other one has just let in, and how to remove it elsewhere. */
  async function trusted(by: HttpApi = other) {
    const there = await by.caller()
    const here = await api.caller({ tenantId: there.tenantId })
    expect((await there.call('scan')).status).toBe(200)
    return { there, remove: async () => (await here.call('deprovision')).body }
  }
  /** The tombstone is there. */
  const buried = ({ tenantId }: Caller) =>
    expect.poll(() => api.services.tenants.standing(tenantId), { interval: 20 }).toBe('removing')
  /** As its callers do: again while it is not over. */
  async function removed(remove: () => Promise<Removal>, { status }: Removal): Promise<'removed'> {
    return status === 'removed' ? status : removed(remove, await remove())
  }
  /** What is put as a row of the tenant waits before it is sent. */
  function holdPuts({ prefix }: Caller): () => void {
    const held = signal()
    client.middlewareStack.add(
      (next) => async (args) => {
        const { Item } = args.input as { Item?: { pk: { S: string } } }
        if (Item?.pk.S.startsWith(prefix)) await held.promise
        return next(args)
      },
      { step: 'initialize' },
    )
    return held.resolve
  }
  const key = ({ prefix }: Caller, id: number) => ({ pk: `${prefix}#note#${id}`, sk: 'note' })

  /** @returns how many places it noted. */
  async function noteUntilNoticed(there: Caller): Promise<number> {
    for (let noted = 0; ; noted += 1) {
      const { status } = await there.call('put', { item: key(there, noted), if: 'exists' })
      if (status === 410) return noted
      expect(status).toBe(409)
      // It is no race with the pages: each of them may find nothing.
      await sleep(200)
    }
  }

  it.concurrent('leaves no place that the other one has noted, though no row came that the stream could tell of', async () => {
    let noted = 0
    // On a slow machine it may have noticed before it could note more.
    while (noted <= 2) {
      const { there, remove } = await trusted()
      const removal = remove()
      await buried(there)
      noted = await noteUntilNoticed(there)
      expect(await removed(remove, await removal)).toBe('removed')
      expect(await stored(there)).toBe(0)
    }
  })

  it.concurrent('lets the call wait that came first, and tells others when to come again', async () => {
    const { there, remove } = await trusted()
    let isOver = false
    const first = remove().finally(() => (isOver = true))
    await buried(there)
    const [before, { status, retryAfterSeconds }, after] = [Date.now(), await remove(), Date.now()]
    const { settlesAt } = await api.services.tenants.bury(there.tenantId)
    const secondsFrom = (time: number) => Math.ceil((settlesAt.getTime() - time) / 1000)
    expect(status).toBe('removing')
    expect(retryAfterSeconds).toBeGreaterThanOrEqual(secondsFrom(after))
    expect(retryAfterSeconds).toBeLessThanOrEqual(secondsFrom(before))
    expect(isOver).toBe(false)
    expect(await first).toEqual({ status: 'removed', deleted: 0 })
    expect(await remove()).toEqual({ status: 'removed', deleted: 0 })
  })

  it.concurrent('hands out no session that the other one keeps, or was opening', async () => {
    const { there, remove } = await trusted(patient)
    expect((await there.call('credentials')).status).toBe(200)
    const late = await trusted(patient)
    const opened = signal()
    opening = opened.promise
    const answer = late.there.call('credentials')
    const removals = [remove, late.remove].map((one) => [one, one()] as const)
    const ids = [there.tenantId, late.there.tenantId]
    await soon(() => expect([...denied.values()]).toEqual(expect.arrayContaining(ids)))
    opened.resolve()

    for (const { status, text } of [await answer, await there.call('credentials')])
      expect([status, text.includes('secret')]).toEqual([410, false])
    // It still takes the tenant for active, as far as its rows go.
    expect((await there.call('scan')).status).toBe(200)
    await Promise.all(removals.map(async ([remove, removal]) => removed(remove, await removal)))
  })

  it.concurrent('leaves no variables that a provision has set too late, and did not live to take back', async () => {
    const { there, remove } = await trusted()
    const { call } = await dying.caller({ tenantId: there.tenantId, provisioned: false })
    const provisioned = call('provision')
    await setting.promise
    const removal = remove()
    expect((await provisioned).status).toBe(500)
    expect(Object.keys(functions.variables.get(there.tenantId) ?? {})).toHaveLength(2)
    await removed(remove, await removal)
    expect(functions.variables.get(there.tenantId)).toEqual({})
  })

  it.concurrent('loses no row that the other one writes when all is over: the stream deletes it', async () => {
    const { there, remove } = await trusted()
    const goOn = holdPuts(there)
    const put = there.call('put', { item: key(there, 1) })
    await removed(remove, await remove())
    expect(await stored(there)).toBe(0)
    goOn()
    expect((await put).status).toBe(200)
    expect(await stored(there)).toBe(1)
    await other.drainStream()
    expect(await stored(there)).toBe(0)
  })
})

/** What can be waited for, and let happen. */
function signal(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = () => {}
  const promise = new Promise<void>((done) => (resolve = done))
  return { promise, resolve }
}
