import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { environment } from './report/environment.js'

const RESULTS = fileURLToPath(new URL('../results/', import.meta.url))

/** Writes what was measured to `results/<part>.json`, with what it depends on. @returns the file's name. */
export async function writeResult(part: string, result: unknown): Promise<string> {
  const file = `results/${part}.json`
  const record = { part, measuredAt: new Date().toISOString(), environment: environment(), result }
  await mkdir(RESULTS, { recursive: true })
  await writeFile(`${RESULTS}${part}.json`, `${JSON.stringify(record, null, 2)}\n`)
  return file
}
