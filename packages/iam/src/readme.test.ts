import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type OperationActions, operationActions } from './index.js'
import { compileErrors, runModule } from './testing/compile.js'

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

/** The examples are one module: later ones use what earlier ones declare. They have no types, and so run as they are. */
const EXAMPLES = [...README.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code]) => code).join('\n')

describe('the examples of the README', () => {
  it('compile', async () => {
    expect(await compileErrors(EXAMPLES)).toBe('')
  })

  it('give what they say', async () => {
    const asserting = EXAMPLES.replaceAll(/^(\S.*?)\s+\/\/ → (.*)$/gm, 'assert.deepStrictEqual($1, $2)')
    expect(asserting.match(/assert\./g)).toHaveLength(9)
    await runModule(`import assert from 'node:assert'\n${asserting}`)
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
