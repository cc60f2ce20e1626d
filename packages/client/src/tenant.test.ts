import {
  defineDesign,
  defineEntity,
  defineTable,
  get,
  integer,
  query,
  scan,
  string,
} from '@keyprint/key-design'
import { startFaultProxy } from '@keyprint/local'
import { testTable } from '@keyprint/local/vitest'
import fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { connect, ValidationError } from './index.js'
import { rawItems } from './testing/raw-items.js'
import { listOf } from './testing/reads/list-of.js'
import { rejection } from './testing/rejection.js'
import type { Untyped } from './testing/untyped.js'

const table = defineTable('saas', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: {
    gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' },
    gsi2: { partitionKey: 'gsi2pk', sortKey: 'gsi2sk' },
  },
})
const project = defineEntity(table, 'project', {
  attributes: {
    org: string(),
    projectId: string(),
    name: string(),
    owner: string(),
    stars: integer().default(0),
  },
  key: { partition: 'ORG#{org}', sort: 'PROJECT#{projectId}' },
  indexes: {
    byOwner: { on: 'gsi1', partition: 'ORG#{org}#OWNER#{owner}', sort: '{projectId}' },
    byName: { on: 'gsi2', partition: 'NAME#{name}', sort: '{projectId}' },
  },
  tenant: 'org',
  unique: ['name'],
})
const note = defineEntity(table, 'note', {
  attributes: { org: string(), noteId: string(), text: string() },
  key: { partition: 'ORG#{org}', sort: 'NOTE#{noteId}' },
  tenant: 'org',
})
const plan = defineEntity(table, 'plan', {
  attributes: { planId: string() },
  key: { partition: 'PLAN#{planId}', sort: 'PLAN' },
})
const saas = defineDesign({
  table,
  entities: { project, note, plan },
  accessPatterns: {
    oneNote: get(note),
    onePlan: get(plan),
    projects: query(project),
    projectsByOwner: query(project.byOwner),
    projectsByName: query(project.byName),
    everythingOfOrg: query(project, note),
    allNotes: scan(note),
  },
})
const own = testTable(saas)
const proxy = await startFaultProxy(own.endpoint)
const db = connect(saas, { client: proxy.client(), tableName: own.tableName })
const [acme, other] = [db.forTenant('acme'), db.forTenant('other')]
beforeEach(proxy.reset)
afterAll(proxy.stop)

describe("a tenant's client", () => {
  it('puts the tenant into everything that it writes', async () => {
    expect(await acme.note.create({ noteId: 'n1', text: 'a' })).toEqual({
      org: 'acme',
      noteId: 'n1',
      text: 'a',
    })
    await acme.note.put({ noteId: 'n2', text: 'b' })
    await acme.batch.write((batch) => [batch.note.put({ noteId: 'n3', text: 'c' })])
    await acme.transact((tx) => [tx.note.create({ noteId: 'n4', text: 'd' })])
    await acme.note.update({ noteId: 'n4' }, { set: { text: 'e' } })
    const keys = (await rawItems(own)).map(({ pk, sk }) => `${pk?.S} ${sk?.S}`)
    expect(keys.sort()).toEqual(['n1', 'n2', 'n3', 'n4'].map((id) => `ORG#acme NOTE#${id}`))
  })

  it('reaches its own items', async () => {
    expect(await acme.note.get({ noteId: 'n1' })).toMatchObject({ org: 'acme', text: 'a' })
    expect(await acme.oneNote({ noteId: 'n4' })).toMatchObject({ text: 'e' })
    const key = acme.note.key({ noteId: 'n1' })
    expect(await acme.batch.get([key])).toMatchObject([{ noteId: 'n1' }])
    expect(await acme.transact.get([key])).toMatchObject([{ noteId: 'n1' }])
    expect((await acme.everythingOfOrg({}).collect()).note).toHaveLength(4)
  })

  it("does not reach another tenant's: what is foreign and what is missing look alike", async () => {
    expect(await other.note.get({ noteId: 'n1' })).toBeUndefined()
    expect(await other.everythingOfOrg({}).collect()).toEqual({ project: [], note: [] })
    const changes = { set: { text: 'mine' } }
    expect(await rejection(other.note.update({ noteId: 'n1' }, changes))).toMatchObject({ code: 'NOT_FOUND' })
    await other.note.delete({ noteId: 'n1' })
    expect(await acme.note.get({ noteId: 'n1' })).toBeDefined()
  })

  it('may name its own tenant', async () => {
    await acme.note.put({ noteId: 'n5', text: 'a', org: 'acme' } as never)
    expect(await acme.note.get({ noteId: 'n5', org: 'acme' } as never)).toBeDefined()
  })

  it.each<[string, () => PromiseLike<unknown>]>([
    ['get', () => acme.note.get({ noteId: 'n1', org: 'other' } as never)],
    ['create', () => acme.note.create({ noteId: 'x', text: 'a', org: 'other' } as never)],
    ['put', () => acme.note.put({ noteId: 'x', text: 'a', org: 'other' } as never)],
    ['update', () => acme.note.update({ noteId: 'n1', org: 'other' } as never, { set: { text: 'a' } })],
    ['delete', () => acme.note.delete({ noteId: 'n1', org: 'other' } as never)],
    ['get pattern', () => acme.oneNote({ noteId: 'n1', org: 'other' } as never)],
    ['query', () => acme.projects({ org: 'other' } as never).collect()],
    ['batch.get', () => acme.batch.get([db.note.key({ org: 'other', noteId: 'n1' })])],
    ['batch.get of a key of another client', () => acme.batch.get([other.note.key({ noteId: 'n1' })])],
    ['transact.get', () => acme.transact.get([other.note.key({ noteId: 'n1' })])],
    [
      'batch.write',
      () => acme.batch.write((b) => [b.note.put({ noteId: 'x', text: 'a', org: 'other' } as never)]),
    ],
    [
      'batch.write of a delete',
      () => acme.batch.write((b) => [b.note.delete({ noteId: 'x', org: '' } as never)]),
    ],
    ['transact', () => acme.transact((tx) => [tx.note.delete({ noteId: 'n1', org: 'other' } as never)])],
    [
      'transact of a check',
      () => acme.transact((tx) => [tx.note.check({ noteId: 'n1', org: null } as never)]),
    ],
  ])('refuses another tenant before anything is sent: %s', async (_, call) => {
    const error = await rejection(call())
    expect(error).toBeInstanceOf(ValidationError)
    expect(error.message).toMatch(/^note|^project/)
    expect(error.message).toContain('org is another tenant than the one of this client; leave it out')
    expect(error.message).not.toContain("'other'")
    expect(proxy.requests).toEqual([])
  })

  it("refuses the key of another tenant's item, which is no promise, at once", () => {
    const key = () => acme.note.key({ noteId: 'n1', org: 'other' } as never)
    expect(key).toThrow('org is another tenant than the one of this client')
  })

  it.each<[string, () => { params(): unknown }]>([
    ['an operation', () => acme.note.get({ noteId: 'n1', org: 'other' } as never)],
    ['a query', () => acme.projects({ org: 'other' } as never)],
  ])('refuses to show the request of %s', (_, call) => {
    const made = call()
    expect(() => made.params()).toThrow('org is another tenant than the one of this client')
  })

  it('refuses another tenant whichever way a query is read', async () => {
    const projects = () => acme.projects({ org: 'other' } as never)
    const ways = [projects().page(), projects().collect(), projects().pages().next(), listOf(projects())]
    for (const way of ways) expect(await rejection(way)).toMatchObject({ code: 'VALIDATION' })
  })

  it('refuses to move an item to another tenant', async () => {
    const error = await rejection(acme.note.update({ noteId: 'n1' }, { set: { org: 'other' } as never }))
    expect(error.message).toContain('note.org is part of the primary key, which never changes')
  })

  it.each<[string, () => PromiseLike<unknown>]>([
    ['an access pattern of an entity without tenant', () => (acme as Untyped).onePlan({ planId: 'p' })],
    [
      'an index without the tenant in its partition',
      () => (acme as Untyped).projectsByName({ name: 'a' }).collect(),
    ],
    ['a scan', () => (acme as Untyped).allNotes().collect()],
    ['a key of an entity without tenant', () => acme.batch.get([db.plan.key({ planId: 'p' })])],
    ['such a key in a transaction', () => acme.transact.get([db.plan.key({ planId: 'p' })])],
  ])('refuses %s', async (_, call) => {
    const error = await rejection(call())
    expect(error).toBeInstanceOf(ValidationError)
    expect(error.message).toContain("is not a tenant's own")
    expect(error.message).toContain('use the client without forTenant, or put the tenant into the key')
    expect(proxy.requests).toEqual([])
  })

  it('has no entities without tenant', () => {
    expect(Object.keys(acme)).not.toContain('plan')
    expect((acme as Untyped).plan).toBeUndefined()
    const names: string[] = []
    const seen = acme.transact((tx) => {
      names.push(...Object.keys(tx))
      return [tx.note.check({ noteId: 'n1' })]
    })
    expect(seen.params()).toBeDefined()
    expect(names).toEqual(['note', 'project'])
  })

  it('keeps indexes and unique attributes apart', async () => {
    await acme.project.create({ projectId: 'p1', name: 'apollo', owner: 'ada' })
    await other.project.create({ projectId: 'p1', name: 'apollo', owner: 'ada' })
    expect(await acme.projectsByOwner({ owner: 'ada' }).collect()).toMatchObject([{ org: 'acme' }])
    await acme.project.update({ projectId: 'p1' }, { set: { name: 'gemini' } })
    expect(await other.project.get({ projectId: 'p1' })).toMatchObject({ name: 'apollo' })
  })

  it('refuses a cursor of another tenant', async () => {
    await acme.project.create({ projectId: 'p2', name: 'second', owner: 'ada' })
    const { cursor } = await acme.projects({}, { limit: 1 }).page()
    const after = other.projects({}, { limit: 1, ...(cursor === undefined ? {} : { after: cursor }) })
    expect(await rejection(after.page())).toMatchObject({ code: 'INVALID_CURSOR' })
  })
})

describe('tenants with odd names', () => {
  const odd = [
    '*',
    'a#b',
    'a',
    '%',
    '%23',
    'a%23b',
    '?',
    '$x',
    'acme#NOTE',
    ' ',
    '日本',
    '../acme',
    '__proto__',
  ]

  it('never meet', async () => {
    for (const tenant of odd) await db.forTenant(tenant).note.create({ noteId: 'same', text: tenant })
    for (const tenant of odd) {
      const client = db.forTenant(tenant)
      expect(await client.note.get({ noteId: 'same' })).toEqual({ org: tenant, noteId: 'same', text: tenant })
      const { note: notes } = await client.everythingOfOrg({}).collect()
      expect(notes.map(({ text }) => text)).toEqual([tenant])
    }
  })

  it('never have keys that begin like those of another', () => {
    const tenant = fc.string({ minLength: 1, unit: 'binary' })
    fc.assert(
      fc.property(tenant, tenant, fc.string({ minLength: 1 }), (one, two, noteId) => {
        const keyOf = (name: string) => db.forTenant(name).note.get({ noteId }).params().Key?.pk?.S ?? ''
        if (one === two) return
        expect(`${keyOf(one)}#`.startsWith(`${keyOf(two)}#`)).toBe(false)
      }),
    )
  })

  it.each(['', '\uD800'])('are refused when no key can hold them: %j', async (tenant) => {
    const error = await rejection(db.forTenant(tenant).note.get({ noteId: 'n1' }))
    expect(error.message).toMatch(/note\.org (is empty|holds a lone surrogate)/)
  })
})
