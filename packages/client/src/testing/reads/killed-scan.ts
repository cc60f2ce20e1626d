import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** What a scan in a process of its own is told. */
export interface KilledScan {
  readonly endpoint: string
  readonly tableName: string
  /** The file that holds the checkpoint. */
  readonly file: string
  readonly segments: number
  readonly pageSize: number
  /** So many pages are done with; of one more the items are, but its checkpoint is not kept. */
  readonly pages: number
}

/** JavaScript, because it runs on what the package publishes. */
const SCRIPT = `
import { renameSync, writeFileSync } from 'node:fs'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { connect } from '@keyprint/client'
import * as k from '@keyprint/key-design'

const { file, tableName, endpoint, segments, pageSize, pages } = JSON.parse(process.env.SCAN)
const table = k.defineTable('letters', { partitionKey: 'pk' })
const letter = k.defineEntity(table, 'letter', {
  attributes: { id: k.string() },
  key: { partition: 'LETTER#{id}' },
})
const accessPatterns = { letters: k.scan(letter) }
const letters = k.defineDesign({ table, entities: { letter }, accessPatterns })
const db = connect(letters, { client: new DynamoDBClient({ endpoint }), tableName })

let done = 0
for await (const { items, checkpoint } of db.letters({ segments, pageSize }).pages()) {
  console.log(JSON.stringify(items.map(({ id }) => id)))
  if (done === pages) await new Promise(() => setInterval(() => {}, 1000))
  writeFileSync(file + '.new', JSON.stringify(checkpoint))
  renameSync(file + '.new', file)
  done += 1
}
`

/**
 * Scans in a process that is killed in the middle, by a signal that it cannot handle.
 * @returns what it gave, page by page
 */
export async function killedScan(scan: KilledScan): Promise<readonly (readonly string[])[]> {
  const env = {
    PATH: process.env.PATH,
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    SCAN: JSON.stringify(scan),
  }
  const cwd = fileURLToPath(new URL('../../..', import.meta.url))
  const child = spawn(process.execPath, ['--input-type=module', '-'], {
    cwd,
    env,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const exited = once(child, 'exit')
  child.stdin.end(SCRIPT)
  const pages: string[][] = []
  for await (const line of createInterface(child.stdout)) {
    pages.push(JSON.parse(line))
    if (pages.length > scan.pages) child.kill('SIGKILL')
  }
  const [, signal] = await exited
  if (signal !== 'SIGKILL') throw new Error('The scan came to its end before it was killed.')
  return pages
}
