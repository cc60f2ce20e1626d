import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript-5.9'
import { afterAll, describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const README = readFileSync(join(ROOT, 'README.md'), 'utf8')
const BLOCKS = [...README.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code]) => code as string)
const [FIRST = ''] = BLOCKS

// In the package, so that it is found by its own name.
mkdirSync(join(ROOT, 'node_modules'), { recursive: true })
const directory = mkdtempSync(join(ROOT, 'node_modules/.readme-'))
afterAll(() => rmSync(directory, { recursive: true }))

function node(...args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { PATH: process.env.PATH, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' }
    execFile(process.execPath, args, { cwd: directory, env }, (error, stdout, stderr) =>
      error === null ? resolve(stdout) : reject(new Error(stdout + stderr)),
    )
  })
}

/** All blocks are one module, in which later ones use earlier ones; `expression // → value` is an assertion. */
const asserting = BLOCKS.join('\n').replaceAll(/^(\S.*?)\s+\/\/ → (.*)$/gm, 'assert.deepStrictEqual($1, $2)')
const MODULE = `import assert from 'node:assert'\n${asserting}`

const OPTIONS =
  '--ignoreConfig --noEmit --strict --exactOptionalPropertyTypes --skipLibCheck --target es2023 --module nodenext --types node'.split(
    ' ',
  )

function run(name: string, code: string): Promise<string> {
  const options = { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true }
  writeFileSync(join(directory, `${name}.mjs`), ts.transpile(code, options))
  return node(`${name}.mjs`)
}

describe('the README', () => {
  it('starts with ten lines that can be pasted and run', async () => {
    expect(README.indexOf('```ts')).toBeLessThan(400)
    expect(FIRST.trim().split('\n')).toHaveLength(10)
    expect(await run('first', FIRST)).toBe('Hello\n')
  })

  it.each(['typescript', 'typescript-5.9'])('has examples that compile with %s', async (compiler) => {
    writeFileSync(join(directory, 'package.json'), '{ "type": "module" }')
    writeFileSync(join(directory, 'all.ts'), MODULE)
    const options = OPTIONS.filter((option) => compiler === 'typescript' || option !== '--ignoreConfig')
    await node(join(ROOT, '../../node_modules', compiler, 'bin/tsc'), ...options, 'all.ts')
  })

  it('has examples that give what they say', async () => {
    expect(MODULE.match(/assert\.deep/g)?.length).toBe(BLOCKS.join('\n').match(/ → /g)?.length)
    await run('all', MODULE)
  })

  it('lists every error with its code', () => {
    const listed = [...README.matchAll(/^\| `(\w+Error)`\s+\| `(\w+)`/gm)].map(([, name, code]) => [
      name,
      code,
    ])
    const errors = new URL('./errors/', import.meta.url)
    const own = readdirSync(errors)
      .map((file) => readFileSync(new URL(file, errors), 'utf8'))
      .flatMap((source) => {
        const [, name] = /readonly name = '(\w+)'/.exec(source) ?? []
        return name === undefined ? [] : [[name, /readonly code = '(\w+)'/.exec(source)?.[1]]]
      })
    expect(listed.sort()).toEqual(own.sort())
  })

  it('gives a reason for every dependency', () => {
    const { dependencies, peerDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
    const [, section = ''] = README.split('## Dependencies')
    const named = [...section.matchAll(/^- `([^`]+)`/gm)].map(([, name]) => name)
    expect(named.sort()).toEqual(Object.keys({ ...dependencies, ...peerDependencies }).sort())
  })
})
