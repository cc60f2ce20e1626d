import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

/**
 * A mark that everything a command starts carries along: a folder that does not exist, at the end of PATH. Other
 * variables may be kept from children by the tools between.
 */
export function newMark(): { readonly mark: string; readonly env: NodeJS.ProcessEnv } {
  const mark = `keyprint-mark-${randomUUID()}`
  return { mark, env: { PATH: `${process.env.PATH}${delimiter}${join(tmpdir(), mark)}` } }
}

/** Every process that has a text in its environment, by its id: what a command has started carries its mark. */
export async function marked(mark: string): Promise<readonly number[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const found = await Promise.all(
    ids.map(async (id) => ((await environmentOf(id)).includes(mark) ? [Number(id)] : [])),
  )
  return found.flat()
}

/** Empty for a process that has ended, or is somebody else's. */
async function environmentOf(id: string): Promise<string> {
  try {
    return await readFile(`/proc/${id}/environ`, 'latin1')
  } catch {
    return ''
  }
}

const POLL_MS = 100

/** Waits until no process has the mark. @returns those that stayed. */
export async function gone(mark: string, timeoutMs = 60_000): Promise<readonly number[]> {
  const until = Date.now() + timeoutMs
  for (;;) {
    const left = await marked(mark)
    if (left.length === 0 || Date.now() > until) return left
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}
