import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import ts from 'typescript-5.9'
import { describe, expect, it } from 'vitest'
import * as builders from './attribute/builders.js'
import { compile } from './testing/compile.js'

const README = await readFile(new URL('../README.md', import.meta.url), 'utf8')

/** The examples are one module: later ones use what earlier ones declare. */
const EXAMPLES = [...README.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code]) => code).join('\n')

describe('the examples of the README', () => {
  it('compile', () => {
    const use = '\nexport type Used = [Order, NewOrder, OrderKey]\n'
    expect(compile({ 'readme.ts': EXAMPLES + use }).errors('readme.ts')).toEqual([])
  })

  it('give what they say', async () => {
    const asserting = EXAMPLES.replaceAll(/^(\S.*?)\s+\/\/ → (.*)$/gm, 'assert.deepStrictEqual($1, $2)')
    expect(asserting.match(/assert\./g)).toHaveLength(8)
    await run(`import assert from 'node:assert'\n${asserting}`)
  })
})

describe('the tables of the README', () => {
  const rows = (heading: string) => {
    const [, section = ''] = README.split(`\n## ${heading}\n`)
    const lines =
      section
        .split('\n## ', 1)[0]
        ?.split('\n')
        .filter((line) => line.startsWith('| `')) ?? []
    return lines.map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
  }

  it('name every kind of attribute', () => {
    const named = rows('Attributes').flatMap(([made = '']) =>
      [...made.matchAll(/`(\w+)\(/g)].map(([, name]) => name),
    )
    const exported = Object.entries(builders).filter(([, value]) => typeof value === 'function')
    expect(named.toSorted()).toEqual(exported.map(([name]) => name).toSorted())
  })

  it('show keys as they are', async () => {
    const cells = rows('What a key looks like')
    expect(cells.length).toBeGreaterThan(8)
    const checks = cells.map((row) => {
      const [attribute, value, partition, sort] = row.map((cell) => cell.replaceAll('`', ''))
      return `check(k.${attribute}, ${value}, ${JSON.stringify(partition)}, ${JSON.stringify(sort)})`
    })
    await run(`
import assert from 'node:assert'
import * as k from '@keyprint/key-design'
function check(attribute, value, partition, sort) {
  const key = (position) => k.keyTemplate('{it}', position, '#', { it: attribute.spec }).build({ it: value })
  assert.deepStrictEqual([key('partition'), key('sort')], [partition, sort])
}
${checks.join('\n')}`)
  })
})

/** Runs a module in a process of its own, against what this package publishes. */
async function run(code: string): Promise<void> {
  const published = new URL('../dist/index.js', import.meta.url).href
  const options = { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true }
  const script = ts.transpile(code, options).replaceAll("'@keyprint/key-design'", JSON.stringify(published))
  const folder = await mkdtemp(join(tmpdir(), 'key-design-'))
  try {
    const file = join(folder, 'readme.mjs')
    await writeFile(file, script)
    await promisify(execFile)(process.execPath, [pathToFileURL(file).pathname])
  } finally {
    await rm(folder, { recursive: true })
  }
}
