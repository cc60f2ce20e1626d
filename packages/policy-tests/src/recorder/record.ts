import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DesignSpec } from '@keyprint/key-design'
import type { SentCommand } from '../evaluate/sent-command.js'

/** Where the recorder writes to. */
export const RECORD_FOLDER = 'KEYPRINT_RECORD_FOLDER'

/** A command that the client sent, and for what. */
export interface Recorded extends SentCommand {
  /** Name of the file that has the design. */
  readonly design: string
  /** The grants that the caller would need, by what was called. */
  readonly grants: readonly string[]
  /** Whose client it was. */
  readonly tenant?: string
}

const files = new WeakMap<DesignSpec, string>()

/** Writes a design once, and says in which file. */
function designFile(folder: string, design: DesignSpec): string {
  const known = files.get(design)
  if (known !== undefined) return known
  const json = JSON.stringify(design, plain)
  const name = `design-${createHash('sha256').update(json).digest('hex').slice(0, 16)}.json`
  if (!existsSync(join(folder, name))) writeFileSync(join(folder, name), json)
  files.set(design, name)
  return name
}

/** Appends a command to what was recorded; each worker has a file of its own. */
export function record(design: DesignSpec, sent: Omit<Recorded, 'design'>): void {
  const folder = process.env[RECORD_FOLDER]
  if (folder === undefined) throw new Error(`The recorder needs ${RECORD_FOLDER}.`)
  const line = JSON.stringify({ design: designFile(folder, design), ...sent }, plain)
  appendFileSync(join(folder, `commands-${process.pid}.jsonl`), `${line}\n`)
}

/** Keys may be bytes and big integers. */
function plain(_: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  return typeof value === 'bigint' ? String(value) : value
}
