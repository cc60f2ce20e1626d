import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { type OperationActions, operationActions } from './index.js'

const run = promisify(execFile)
const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

/** The examples are one module: later ones use what earlier ones declare. They have no types, and so run as they are. */
const EXAMPLES = [...README.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code]) => code).join('\n')

/** In the package, so that its own name means what it publishes. */
const FOLDER = mkdtempSync(fileURLToPath(new URL('../dist/readme-', import.meta.url)))
afterAll(() => rmSync(FOLDER, { recursive: true }))

const TSC = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')
const OPTIONS =
  '--ignoreConfig --noEmit --strict --exactOptionalPropertyTypes --module nodenext --target es2023 --lib es2024'

describe('the examples of the README', { timeout: 60_000 }, () => {
  it('compile', async () => {
    const file = join(FOLDER, 'readme.ts')
    writeFileSync(file, EXAMPLES)
    const errors = await run(process.execPath, [TSC, ...OPTIONS.split(' '), file]).then(
      () => '',
      ({ stdout, message }) => stdout || message,
    )
    expect(errors).toBe('')
  })

  it('give what they say', async () => {
    const asserting = EXAMPLES.replaceAll(/^(\S.*?)\s+\/\/ → (.*)$/gm, 'assert.deepStrictEqual($1, $2)')
    expect(asserting.match(/assert\./g)).toHaveLength(9)
    const file = join(FOLDER, 'readme.mjs')
    writeFileSync(file, `import assert from 'node:assert'\n${asserting}`)
    await run(process.execPath, [file])
  })
})

describe('the tables of the README', () => {
  const rows = [...README.matchAll(/^\| `(\w+)`\s+\| ([^|]*)\|([^|]*)\|$/gm)].map(([, ...cells]) =>
    cells.map((cell = '') => cell.trim()),
  )

  it('list what each operation asks for', () => {
    const listed = rows.filter(([name = '']) => Object.hasOwn(operationActions, name))
    const text = ({ item, itemWithUnique, guards }: OperationActions) => [
      item.join(', '),
      [
        ...(itemWithUnique === undefined ? [] : [`item: ${itemWithUnique.join(', ')}`]),
        ...(guards === undefined ? [] : [`guards: ${guards.join(', ')}`]),
      ].join('; '),
    ]
    expect(listed).toEqual(
      Object.entries(operationActions).map(([name, actions]) => [name, ...text(actions)]),
    )
  })

  it('list every error with its code', () => {
    const errors = new URL('./errors/', import.meta.url)
    const own = readdirSync(errors).map((file) => {
      const source = readFileSync(new URL(file, errors), 'utf8')
      return [
        /readonly name = '(\w+)'/.exec(source)?.[1],
        `\`${/readonly code = '(\w+)'/.exec(source)?.[1]}\``,
      ]
    })
    const listed = rows.filter(([name = '']) => name.endsWith('Error')).map(([name, code]) => [name, code])
    expect(listed.sort()).toEqual([...own, ['ValidationError', '`VALIDATION`']].sort())
  })
})
