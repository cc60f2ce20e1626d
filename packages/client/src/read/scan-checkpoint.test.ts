import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineDesign, defineEntity, defineTable, scan, string } from '@keyprint/key-design'
import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { connect, InvalidCursorError, type ScanCheckpoint, ValidationError } from '../index.js'
import { killedScan } from '../testing/reads/killed-scan.js'
import { listOf } from '../testing/reads/list-of.js'
import { recording } from '../testing/reads/recording.js'
import type { Untyped } from '../testing/untyped.js'

const design = defineTable('letters', { partitionKey: 'pk' })
const letter = defineEntity(design, 'letter', {
  attributes: { id: string() },
  key: { partition: 'LETTER#{id}' },
})
const accessPatterns = { letters: scan(letter), all: scan(letter) }
const letters = defineDesign({ table: design, entities: { letter }, accessPatterns })
/** What the process has that is killed. */
const published = defineDesign({
  table: design,
  entities: { letter },
  accessPatterns: { letters: scan(letter) },
})

const table = testTable(letters)
const client = recording(table.client)
const db = connect(letters, { ...table, client })
const sealing = connect(letters, {
  ...table,
  client,
  cursors: { keys: [new Uint8Array(32)], maxAgeSeconds: 60 },
})
const expected = Array.from({ length: 100 }, (_, i) => `l${i}`).sort()

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyprint-checkpoint-'))
  await db.batch.write((b) => expected.map((id) => b.letter.put({ id })))
})
afterAll(() => rm(folder, { recursive: true, force: true }))
beforeEach(() => client.forget())
afterEach(() => vi.useRealTimers())

const idsOf = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id)
const kept = (checkpoint: ScanCheckpoint | undefined): ScanCheckpoint =>
  JSON.parse(JSON.stringify(checkpoint))

describeWithDynamoDB('read 28: a parallel scan that is killed', () => {
  it('goes on from its last checkpoint in another process, and nothing is lost', async () => {
    const file = join(folder, 'checkpoint.json')
    const { endpoint, tableName } = table
    const given = await killedScan({ endpoint, tableName, file, segments: 4, pageSize: 5, pages: 6 })
    expect(given).toHaveLength(7)

    const checkpoint = JSON.parse(await readFile(file, 'utf8'))
    const again = connect(published, table).letters({ segments: 4, checkpoint })
    const rest = idsOf(await again.collect())

    const kept = given.slice(0, -1).flat()
    expect([...kept, ...rest].sort()).toEqual(expected)
    // The page whose checkpoint was not kept any more is given again.
    expect(rest).toEqual(expect.arrayContaining(given.at(-1) as string[]))
  })

  it.each([1, 2, 5])('goes on from any checkpoint: %d segments', async (segments) => {
    const before: string[] = []
    for await (const { items, checkpoint } of db.letters({ segments, pageSize: 15 }).pages()) {
      before.push(...idsOf(items))
      const rest = idsOf(await db.letters({ segments, checkpoint: kept(checkpoint) }).collect())
      expect([...before, ...rest].sort()).toEqual(expected)
    }
    expect(before.toSorted()).toEqual(expected)
  })

  it('goes on again and again, also with another page size', async () => {
    let checkpoint: ScanCheckpoint | undefined
    const given: string[] = []
    for (let pageSize = 1; ; pageSize++) {
      const page = (await db.letters({ segments: 3, pageSize, checkpoint }).pages().next()).value
      if (!page) break
      given.push(...idsOf(page.items))
      checkpoint = kept(page.checkpoint)
    }
    expect(given.sort()).toEqual(expected)
  })

  it('does not ask again for a segment that was done', async () => {
    const pages = await listOf(db.letters({ segments: 2 }).pages())
    const [{ checkpoint }] = pages as [(typeof pages)[0]]
    expect(checkpoint.segments.filter(({ done }) => done)).toHaveLength(1)
    client.forget()
    const rest = db.letters({ segments: 2, checkpoint })
    expect(rest.params()).toHaveLength(1)
    await rest.collect()
    expect(client.inputs).toHaveLength(1)
    const over = db.letters({ segments: 2, checkpoint: pages.at(-1)?.checkpoint })
    expect(await over.collect()).toEqual([])
    expect(client.inputs).toHaveLength(1)
  })

  it('has checkpoints on pages that a filter left empty', async () => {
    const rare = { filter: (o: Untyped) => o.id.eq('none'), pageSize: 5, requestsPerPage: 2 }
    const [page] = await listOf(db.letters({ ...rare, segments: 2 }).pages())
    expect(page).toMatchObject({ items: [], checkpoint: { segments: expect.any(Array) } })
    client.forget()
    await db.letters({ ...rare, segments: 2, checkpoint: page?.checkpoint }).collect()
    const all = client.inputs.length
    client.forget()
    await db.letters({ ...rare, segments: 2 }).collect()
    expect(client.inputs).toHaveLength(all + 2)
  })

  it('seals its checkpoints where cursors are sealed, and takes them at any age', async () => {
    vi.useFakeTimers({ now: 1_700_000_000_000, toFake: ['Date'] })
    const page = (await sealing.letters({ segments: 2, pageSize: 10 }).pages().next()).value
    const text = JSON.stringify(page?.checkpoint)
    expect(Buffer.from(text.match(/"after":"([^"]+)/)?.[1] ?? '', 'base64url').toString()).not.toContain(
      'LETTER',
    )
    vi.setSystemTime(1_700_100_000_000)
    const rest = await sealing.letters({ segments: 2, checkpoint: JSON.parse(text) }).collect()
    expect([...idsOf(page?.items ?? []), ...idsOf(rest)].sort()).toEqual(expected)
    const plain = db.letters({ segments: 2, checkpoint: JSON.parse(text) })
    await expect(plain.collect()).rejects.toThrow(InvalidCursorError)
  })
})

describeWithDynamoDB('read 28: a checkpoint is refused before anything is sent', () => {
  const checkpointOf = async () => {
    const page = (await db.letters({ segments: 2, pageSize: 10 }).pages().next()).value
    client.forget()
    return page?.checkpoint as ScanCheckpoint
  }

  it('by another scan, and where segments were exchanged or damaged', async () => {
    const checkpoint = await checkpointOf()
    const damaged = {
      segments: checkpoint.segments.map(({ after }) => (after ? { after: `${after}A` } : {})),
    }
    const refused = [
      db.all({ segments: 2, checkpoint }),
      db.letters({ segments: 2, checkpoint: { segments: checkpoint.segments.toReversed() } }),
      db.letters({ segments: 2, checkpoint: damaged }),
      db.letters({ segments: 2, checkpoint: { segments: [{}, { after: 5 as never }] } }),
    ]
    for (const reading of refused) {
      await expect(reading.collect()).rejects.toThrow(InvalidCursorError)
      await expect(listOf(reading.pages())).rejects.toThrow(InvalidCursorError)
    }
    expect(client.inputs).toEqual([])
  })

  it('as a cursor, and a cursor as a checkpoint', async () => {
    const { segments } = await checkpointOf()
    const after = segments.find((one) => one.after !== undefined)?.after
    await expect(db.letters({ after }).collect()).rejects.toThrow(InvalidCursorError)
    const { cursor } = await db.letters({ limit: 3 }).page()
    client.forget()
    const foreign = db.letters({ segments: 1, checkpoint: { segments: [{ after: cursor }] } })
    await expect(foreign.collect()).rejects.toThrow(InvalidCursorError)
    expect(client.inputs).toEqual([])
  })

  it('by another number of segments, which it names', async () => {
    const checkpoint = await checkpointOf()
    const other = () => db.letters({ segments: 3, checkpoint })
    expect(other).toThrow(ValidationError)
    expect(other).toThrow('scan in 2 segments again')
  })

  it.each([null, {}, { segments: 2 }, { segments: [null, {}] }, 'text'])('when it is none: %j', (given) => {
    const read = () => db.letters({ segments: 2, checkpoint: given as never })
    expect(read).toThrow(ValidationError)
    expect(read).toThrow('letters.checkpoint is not one of a scan in 2 segments')
  })
})
