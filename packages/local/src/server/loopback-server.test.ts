import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { runCommand } from './run-command.js'

const JAVA_FOLDER = fileURLToPath(new URL('../../java/', import.meta.url))
const compiler = await runCommand('javac', ['-version'])

// Another release of the compiler may write other bytes for the same source.
it.skipIf(!compiler?.includes('javac 17.'))(
  'LoopbackServer.class is LoopbackServer.java compiled',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'keyprint-javac-'))
    execFileSync(process.execPath, [join(JAVA_FOLDER, 'compile.mjs'), folder])

    const [committed, compiled] = await Promise.all(
      [JAVA_FOLDER, folder].map((place) => readFile(join(place, 'LoopbackServer.class'))),
    )
    expect(compiled).toEqual(committed)
    await rm(folder, { recursive: true })
  },
)
