import { spawnSync } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** What the repository's lint says of a module in this place that imports another. */
async function lint(path: string, module: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'keyprint-lint-'))
  try {
    await copyFile(join(root, 'biome.json'), join(folder, 'biome.json'))
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), `import * as it from '${module}'\n\nexport default it\n`)
    const biome = join(root, 'node_modules/@biomejs/biome/bin/biome')
    const args = [biome, 'lint', '--vcs-enabled=false', '--colors=off', '.']
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
    return `${stdout}${stderr}`
  } finally {
    await rm(folder, { recursive: true })
  }
}

describe('the lint rule on imports', () => {
  it.each(['packages/cdktf/src/table/own-key.ts', 'infra/main.ts', 'examples/shop/src/main.ts'])(
    'refuses cdktf in %s',
    async (path) => {
      expect(await lint(path, 'cdktf')).toContain('the only file that knows cdktf')
    },
  )

  it.each(['constructs', '@cdktf/provider-aws', '@cdktf/provider-aws/lib/kms-key/index.js'])(
    'refuses %s',
    async (module) => {
      expect(await lint('infra/main.ts', module)).toContain('lint/style/noRestrictedImports')
    },
  )

  it('lets the adapter import them', async () => {
    expect(await lint('packages/cdktf/src/adapter.ts', 'cdktf')).toContain('Checked 2 files')
    expect(await lint('packages/cdktf/src/adapter.ts', 'cdktf')).not.toContain('noRestrictedImports')
  })
})
