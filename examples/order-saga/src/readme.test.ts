import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describeAccessPatterns, type KeyConditionDescription } from '@keyprint/key-design'
import { describe, expect, it } from 'vitest'
import { demoSettings } from './demo/demo-settings.js'
import { orders } from './design.js'
import { cards } from './payments/provider.js'
import { endSteps, runningSteps } from './saga/order-saga.js'
import { workerSettings } from './worker/settings.js'

const FOLDER = fileURLToPath(new URL('../', import.meta.url))
const readme = readFileSync(`${FOLDER}README.md`, 'utf8')
const manifest = JSON.parse(readFileSync(`${FOLDER}package.json`, 'utf8'))

/** The rows of the tables that begin with some code. */
const rows = (pattern: RegExp) => readme.replace(/ +/g, ' ').match(pattern) ?? []

describe('the README', () => {
  it('lists the access patterns of the design', () => {
    const expected = describeAccessPatterns(orders).map(
      ({ name, operation, index, keys }) =>
        `| \`${name}\` | ${operation} on ${index ?? 'the table'} | ${keys.map(keyText).join(', ')} |`,
    )

    expect(rows(/^\| `\w+` \| (GetItem|Query) .*$/gm)).toEqual(expected)
  })

  const keyText = ({ attribute, relation, template }: KeyConditionDescription): string =>
    relation === 'is any' ? `any \`${attribute}\`` : `\`${attribute}\` = \`${template}\``

  it('lists the options, and their defaults', () => {
    const { orders, workers, killEvery, seed } = demoSettings([])
    const listed = rows(/^\| `--[\w-]+` \| \d+ /gm)

    const expected = { orders, workers, 'kill-every': killEvery, seed }
    expect(listed).toEqual(Object.entries(expected).map(([name, value]) => `| \`--${name}\` | ${value} `))
  })

  it('lists the variables of a worker, and their defaults', () => {
    const { stepMs, leaseMs, sweepMs } = workerSettings({ PAYMENTS_URL: 'http://127.0.0.1:1' })

    expect(rows(/^\| `\w+_MS` \| \d+ /gm)).toEqual([
      `| \`STEP_MS\` | ${stepMs} `,
      `| \`LEASE_MS\` | ${leaseMs} `,
      `| \`SWEEP_MS\` | ${sweepMs} `,
    ])
  })

  it('shows every step, and names every card', () => {
    const [, picture = ''] = /## The steps\n\n```\n(.*?)```/s.exec(readme) ?? []

    for (const step of [...runningSteps, ...endSteps]) expect(picture).toContain(step)
    for (const card of Object.values(cards)) expect(readme).toContain(`\`${card}\``)
  })

  it('shows code as it is', () => {
    const source = readFileSync(`${FOLDER}src/saga/handle-command.ts`, 'utf8')
    const shown = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = '']) => code)

    expect(shown).toHaveLength(1)
    for (const code of shown) expect(unindented(source)).toContain(unindented(code))
  })

  const unindented = (code: string) => code.replace(/^ +/gm, '')

  it('names scripts that are there', () => {
    const named = [...readme.matchAll(/npm (?:run )?(start:worker|start|test)\b/g)].map(
      ([, name = '']) => name,
    )

    expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining(named))
    expect(new Set(named).size).toBe(3)
  })

  it('gives a reason for every dependency, and for nothing else', () => {
    const [, section = ''] = readme.split('## Dependencies')
    const [production = '', development = ''] = section.split('For `npm start`')

    expect(listedIn(production)).toEqual(Object.keys(manifest.dependencies).sort())
    expect(listedIn(development)).toEqual(
      Object.keys(manifest.devDependencies)
        .map((name) => name.replace(/^@types\/.*/, '@types/*'))
        .sort(),
    )
  })

  const listedIn = (text: string) =>
    [...text.matchAll(/`([^`]+)`/g)]
      .flatMap(([, name = '']) => (name.startsWith('npm ') ? [] : [name]))
      .sort()
})
