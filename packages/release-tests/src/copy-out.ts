import { cp, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { ROOT } from './workspace.js'

/** What a build or an install leaves in a folder, and no user copies. */
const LEFT_BEHIND = ['node_modules', 'dist', '.turbo', 'turbo.json']

/** What a test of the example makes for a moment and takes away is none of it. */
const isKept = (path: string) =>
  !LEFT_BEHIND.includes(basename(path)) && !basename(path).startsWith('.readme-')

interface Manifest {
  readonly dependencies: Record<string, string>
  readonly devDependencies: Record<string, string>
}

/** Copies an example, to be installed with packed packages. */
export async function copyOut(
  example: string,
  to: string,
  tarballs: ReadonlyMap<string, string>,
): Promise<void> {
  const from = join(ROOT, 'examples', example)
  await cp(from, to, { recursive: true, filter: isKept })
  const file = join(to, 'package.json')
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Manifest
  for (const [name, tarball] of tarballs) {
    const { dependencies, devDependencies } = manifest
    const where = name in devDependencies ? devDependencies : dependencies
    where[name] = `file:${tarball}`
  }
  await writeFile(file, JSON.stringify(manifest, null, 2))
}
