import { basename, join } from 'node:path'
import { run } from './run.js'
import { ROOT } from './workspace.js'

/** Packs packages as they would be published. @returns the tarballs by the packages' names. */
export async function pack(folders: readonly string[], into: string): Promise<ReadonlyMap<string, string>> {
  const packed = folders.map(async (folder) => {
    const output = await run(
      'npm',
      ['pack', '--pack-destination', into, '--json'],
      join(ROOT, 'packages', folder),
    )
    const [{ name, filename }] = JSON.parse(output.slice(output.indexOf('['))) as [
      { name: string; filename: string },
    ]
    return [name, join(into, basename(filename))] as const
  })
  return new Map(await Promise.all(packed))
}
