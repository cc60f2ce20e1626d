import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { pack } from './pack.js'
import { run } from './run.js'
import { ROOT } from './workspace.js'

/**
 * A folder of a user's, made before the tests of a file and removed after them: our packages from their tarballs, and what
 * a user installs beside them, which is linked with all that it needs.
 * @returns its path, once it is there
 */
export function packedFolder(packages: readonly string[], peers: readonly string[]): () => string {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'keyprint-packed-'))
    const modules = join(folder, 'node_modules')
    for (const [name, tarball] of await pack(packages, folder)) {
      await mkdir(join(modules, name), { recursive: true })
      await run('tar', ['-xzf', tarball, '--strip-components=1', '-C', join(modules, name)], folder)
    }
    for (const name of peers) {
      await mkdir(dirname(join(modules, name)), { recursive: true })
      await symlink(join(ROOT, 'node_modules', name), join(modules, name))
    }
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  return () => folder
}
