import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const SRC = dirname(fileURLToPath(import.meta.url))
const { resolve } = createRequire(import.meta.url)
const TSC = join(dirname(resolve('typescript/package.json')), 'bin', 'tsc')

/** As strict as a user's program may be, and nothing of a library is left unchecked. */
const OPTIONS = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  skipLibCheck: false,
  target: 'ES2023',
  lib: ['ES2024'],
  module: 'NodeNext',
  types: ['node'],
  typeRoots: [join(dirname(resolve('@types/node/package.json')), '..')],
  declaration: true,
  emitDeclarationOnly: true,
  rootDir: SRC,
}

// Under TypeScript 5.9 the tests of messages do the same.
it('TypeScript 7 compiles a module of a consumer, and emits its declarations', async () => {
  const outDir = await mkdtemp(join(tmpdir(), 'client-'))
  try {
    const project = join(outDir, 'tsconfig.json')
    const files = [join(SRC, 'testing', 'types', 'consumer.ts')]
    await writeFile(project, JSON.stringify({ compilerOptions: { ...OPTIONS, outDir }, files }))
    expect(await tsc(['--project', project, '--pretty', 'false'])).toBe('')
    const emitted = await readFile(join(outDir, 'testing', 'types', 'consumer.d.ts'), 'utf8')
    expect(emitted).toContain('export declare const db: ')
    expect(emitted).toContain('export declare const connectShop: (client?: SdkClient) => ShopClient')
    expect(emitted).not.toMatch(/import\("\.|\/dist\//)
  } finally {
    await rm(outDir, { recursive: true })
  }
})

async function tsc(options: readonly string[]): Promise<string> {
  try {
    return (await promisify(execFile)(process.execPath, [TSC, ...options])).stdout
  } catch (error) {
    return (error as { readonly stdout: string }).stdout
  }
}
