import { describeWithDynamoDB } from '@keyprint/local/vitest'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { newTenantId } from '../tenants/tenant-id.js'
import { type FuzzRequest, fuzzRequest, markOf } from '../testing/fuzz/fuzz-requests.js'
import { partitionKeysOf } from '../testing/fuzz/keys-of-input.js'
import { KnownCursors } from '../testing/fuzz/known-cursors.js'
import { WrittenItems } from '../testing/fuzz/written-items.js'
import { type Answer, type Caller, httpApi } from '../testing/http-api.js'
import { watch } from '../testing/watched-client.js'

const REQUESTS = Number(process.env.DATA_API_FUZZ_REQUESTS || 20_000)
const A_RUN = 20
/** The only operations that tell what the table is called. */
const TELL_TABLE = ['info', 'provision']

/** A tenant, and what is known of it from its own answers. */
interface Tenant extends Caller {
  readonly cursors: KnownCursors
  readonly written: WrittenItems
}

describeWithDynamoDB('two tenants that try everything', () => {
  const api = httpApi({ remembersTokens: true })
  const seen = watch(api.table.client)
  let ada: Tenant
  let eve: Tenant
  let sent = 0

  beforeAll(async () => {
    const likeOthers = newTenantId().slice(0, -1)
    ada = await tenantWithItems(`${likeOthers}a`)
    eve = await tenantWithItems(`${likeOthers}b`)
  })

  async function tenantWithItems(tenantId: string): Promise<Tenant> {
    const caller = await api.caller({ tenantId })
    const tenant = { ...caller, cursors: new KnownCursors(), written: new WrittenItems() }
    for (const path of ['note#1', 'note#2', 'note#2#more']) {
      const body = { item: { pk: `${tenant.prefix}#${path}`, sk: 'note', mark: markOf(tenant) } }
      expect((await tenant.call('put', body)).status).toBe(200)
      tenant.written.note('put', body, {})
    }
    return tenant
  }

  /** Sends a request, holds its answer against what may be known, and notes what it has changed. */
  async function send(tenant: Tenant, other: Tenant, { operation, body, cursor }: FuzzRequest) {
    const picked = cursor && (cursor.whose === 'own' ? tenant : other).cursors.pick(cursor)
    const asked = picked !== undefined && cursor?.again && cursor.of === operation ? picked.body : body
    const whole = picked === undefined ? body : { ...(asked as object), cursor: picked.cursor }
    const isGood = picked === undefined || tenant.cursors.has(operation, picked.cursor)
    seen.reset()
    const answer = await tenant.call(operation, whole)
    sent += 1
    try {
      expect([200, 400, 403, 404, 409, 501]).toContain(answer.status)
      expectNothingOf(other, operation, answer)
      expectOnly(tenant)
      if (!isGood) expect(answer.body.type).toBe('/problems/invalid-cursor')
      else if (cursor?.damage === 'none' && asked !== body) expect(answer.status).toBe(200)
      if (operation === 'get' && answer.status === 200)
        expect(answer.body.item).toEqual(tenant.written.get(whole as never))
    } catch (error) {
      const context = {
        operation,
        body: whole,
        answer: answer.text,
        asked: seen.inputs,
        log: api.logged.at(-1),
      }
      throw new Error(`${(error as Error).message}: ${JSON.stringify(context)}`, { cause: error })
    }
    if (answer.status === 200) tenant.written.note(operation, whole, answer.body)
    tenant.cursors.add(operation, whole as object, answer.body.cursor)
  }

  function expectNothingOf(other: Tenant, operation: string, { text }: Answer): void {
    expect(text).not.toContain(other.tenantId)
    if (!TELL_TABLE.includes(operation)) expect(text).not.toContain(api.table.tableName)
  }

  /** All that DynamoDB was asked for begins with what is the tenant's alone. */
  function expectOnly({ prefix, tenantId }: Tenant): void {
    const leads = [`${prefix}#`, `TENANT#${tenantId}`, `PLACE#${tenantId}#`]
    const foreign = seen.inputs
      .flatMap(partitionKeysOf)
      .filter((pk) => !leads.some((lead) => pk.startsWith(lead)))
    expect(foreign).toEqual([])
    expect(seen.sent).not.toContain('Scan')
  }

  it('see, change and ask for nothing of each other', async () => {
    const request = fc.oneof(
      fuzzRequest(ada, eve).map((one) => ({ by: 'ada', one })),
      fuzzRequest(eve, ada).map((one) => ({ by: 'eve', one })),
    )
    const requests = fc.array(request, { minLength: A_RUN, maxLength: A_RUN, size: 'max' })
    const run = fc.asyncProperty(requests, async (list) => {
      for (const { by, one } of list) await (by === 'ada' ? send(ada, eve, one) : send(eve, ada, one))
    })
    // What was stored meanwhile would make another run of it: there is nothing to shrink.
    await fc.assert(run, { numRuns: REQUESTS / A_RUN, endOnFailure: true })
    expect(sent).toBeGreaterThanOrEqual(REQUESTS)
  })

  it('have what they wrote themselves, all of it and nothing else', async () => {
    for (const { call, written } of [ada, eve]) {
      const { items, cursor } = (await call('scan', { limit: 1_000 })).body
      const listed = new WrittenItems()
      for (const item of items) listed.note('put', { item }, {})
      expect([cursor, listed.all()]).toEqual([null, written.all()])
      expect(items.length).toBeGreaterThan(2)
    }
  })
})
