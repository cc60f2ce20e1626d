import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

const SRC = dirname(fileURLToPath(import.meta.url))
const CONSUMER = join(SRC, 'testing', 'types', 'consumer.ts')

const { resolve } = createRequire(import.meta.url)

const COMPILERS = { '5.9': 'typescript-5.9', '7': 'typescript' } as const

/** As strict as a user's program may be, and nothing of a library is left unchecked. */
const STRICT = {
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
}

describe.each(Object.keys(COMPILERS) as (keyof typeof COMPILERS)[])('TypeScript %s', (version) => {
  it('compiles a module of a consumer, and emits its declarations', async () => {
    const { messages, emitted } = await compile(version, [CONSUMER], {
      declaration: true,
      emitDeclarationOnly: true,
    })
    expect(messages).toBe('')
    expect(emitted).toContain('export declare const db: ')
    expect(emitted).toContain('export declare const connectShop: (client?: SdkClient) => ShopClient')
    expect(emitted).not.toMatch(/import\("\.|\/dist\//)
  })

  it('compiles the type tests', async () => {
    expect((await compile(version, await typeTests(), { noEmit: true })).messages).toBe('')
  })
})

interface Compiled {
  /** Nothing when all is well. */
  readonly messages: string
  readonly emitted: string | undefined
}

async function compile(
  version: keyof typeof COMPILERS,
  files: readonly string[],
  options: object,
): Promise<Compiled> {
  const outDir = await mkdtemp(join(tmpdir(), 'client-'))
  try {
    const project = join(outDir, 'tsconfig.json')
    const compilerOptions = { ...STRICT, ...options, rootDir: SRC, outDir }
    await writeFile(project, JSON.stringify({ compilerOptions, files }))
    const messages = await tsc(COMPILERS[version], ['--project', project, '--pretty', 'false'])
    const declarations = join(outDir, 'testing', 'types', 'consumer.d.ts')
    return { messages, emitted: await readFile(declarations, 'utf8').catch(() => undefined) }
  } finally {
    await rm(outDir, { recursive: true })
  }
}

async function typeTests(): Promise<readonly string[]> {
  const files = await readdir(SRC, { recursive: true })
  const found = files.filter((file) => file.endsWith('.test-d.ts')).map((file) => join(SRC, file))
  expect(found.length).toBeGreaterThan(3)
  return found
}

async function tsc(compiler: string, options: readonly string[]): Promise<string> {
  const bin = join(dirname(resolve(`${compiler}/package.json`)), 'bin', 'tsc')
  try {
    return (await promisify(execFile)(process.execPath, [bin, ...options])).stdout
  } catch (error) {
    return (error as { readonly stdout: string }).stdout
  }
}
