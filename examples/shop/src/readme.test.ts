import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describeAccessPatterns, type KeyConditionDescription } from '@keyprint/key-design'
import { describeWithDynamoDB } from '@keyprint/local/vitest'
import { beforeAll, describe, expect, it } from 'vitest'
import { createApp } from './app.js'
import { shop } from './design.js'
import type { ShopClient } from './shop-client.js'
import { httpShop } from './testing/http-shop.js'
import { loadSome } from './testing/loaded-shop.js'

const FOLDER = fileURLToPath(new URL('../', import.meta.url))
const readme = readFileSync(`${FOLDER}README.md`, 'utf8')

/** The code blocks in some languages, in order. */
function blocks(...languages: string[]): { language: string; code: string }[] {
  const found = readme.matchAll(/^```(\w*)\n(.*?)^```$/gms)
  return [...found].flatMap(([, language = '', code = '']) =>
    languages.includes(language) ? [{ language, code }] : [],
  )
}

const isCI = ['true', '1'].includes(process.env.CI ?? '')
const NO_CURL = "There is no curl here: run 'apt-get install curl'."

describe('the README', () => {
  it('lists the access patterns of the design', () => {
    const rows = describeAccessPatterns(shop).map(({ name, operation, index, keys }) => {
      return `| \`${name}\` | ${operation} on ${index ?? 'the table'} | ${keys.map(keyText).join(', ')} |`
    })

    const listed = readme.replace(/ +/g, ' ').match(/^\| `\w+` \| (GetItem|Query|Scan) .*$/gm)
    expect(listed).toEqual(rows)
  })

  function keyText({ attribute, relation, template, sortedBy }: KeyConditionDescription): string {
    const sorted = sortedBy === '' ? '' : `, sorted by \`${sortedBy}\``
    if (relation === 'is any') return `any \`${attribute}\`${sorted}`
    return `\`${attribute}\` ${relation === 'is' ? '=' : relation} \`${template}\`${sorted}`
  }

  it('lists what the API can do', () => {
    const section = readme.slice(readme.indexOf('## Its API'), readme.indexOf('The products of a category'))
    const rows = section.split('\n').map((row) => row.replace(/\?[a-z]+=/g, ''))
    // Nothing is asked of the database here.
    const { routes } = createApp({ db: {} as ShopClient })

    for (const { method, path } of routes.filter((route) => isOfApi(route))) {
      const address = path.replace(/:(\w+)/g, '{$1}')
      const row = rows.find((one) => one.includes(`${address}\``) && one.includes(method))
      expect([method, address, row === undefined ? 'missing' : 'listed']).toEqual([method, address, 'listed'])
    }
  })

  const isOfApi = ({ method, path }: { method: string; path: string }) =>
    method !== 'ALL' && /^\/(customers|products|orders|health)/.test(path)

  it('shows code as it is', () => {
    const source = readFileSync(`${FOLDER}src/orders/place-order.ts`, 'utf8')

    expect(blocks('ts')).toHaveLength(1)
    for (const { code } of blocks('ts')) expect(unindented(source).includes(unindented(code))).toBe(true)
  })

  const unindented = (code: string) => code.replace(/^ +/gm, '')

  it('names files and folders that there are', () => {
    const paths = [...readme.matchAll(/`((?:src|scripts|data|public)\b[\w./-]*)`/g)].map(([, path]) => path)

    expect(paths.length).toBeGreaterThan(10)
    expect(paths.filter((path) => !existsSync(`${FOLDER}${path}`))).toEqual([])
  })

  it('gives a reason for every dependency, and for nothing else', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(`${FOLDER}package.json`, 'utf8'))
    const [, section = ''] = readme.split('## Dependencies')
    const [production = '', development = ''] = section.split('For `npm start`')

    expect(named(production)).toEqual(Object.keys(dependencies).sort())
    expect(named(development)).toEqual(
      Object.keys(devDependencies)
        .map((name) => name.replace(/^@types\/.*/, '@types/*'))
        .filter(once)
        .sort(),
    )
  })

  const named = (list: string) =>
    [...list.matchAll(/`([^`]+)`/g)]
      .flatMap(([, name = '']) => (name.startsWith('npm ') ? [] : [name]))
      .sort()
  const once = (name: string, i: number, all: readonly string[]) => all.indexOf(name) === i
})

describeWithDynamoDB('the examples of the README', () => {
  const { db, url } = httpShop()
  beforeAll(() => loadSome(db))

  it('answer what it says', async ({ skip }) => {
    const examples = blocks('sh', 'json')
    expect(examples.length).toBeGreaterThan(10)
    for (let i = 0; i < examples.length; i += 2) {
      const [command, expected] = [examples[i], examples[i + 1]]
      expect([command?.language, expected?.language]).toEqual(['sh', 'json'])

      const printed = await run(command?.code.replaceAll('http://localhost:3000', url()) ?? '')

      if (printed === undefined && !isCI) skip(NO_CURL)
      if (printed === undefined) throw new Error(NO_CURL)
      expect(JSON.parse(printed)).toEqual(withWildcards(JSON.parse(expected?.code ?? '')))
    }
  })

  /** What a shell prints; `undefined` where it has no curl. */
  function run(code: string): Promise<string | undefined> {
    return new Promise((resolve, reject) => {
      execFile('sh', ['-e', '-c', code], { cwd: FOLDER }, (error, stdout, stderr) => {
        if (error === null) resolve(stdout)
        else if (/curl: .*not found/.test(stderr)) resolve(undefined)
        else reject(new Error(`${code} failed: ${stderr}`))
      })
    })
  }

  /** What is to be there: objects may have more, and a text that ends in … may go on. */
  function withWildcards(value: unknown): unknown {
    if (typeof value === 'string' && value.endsWith('…')) return expect.stringContaining(value.slice(0, -1))
    if (Array.isArray(value)) return value.map(withWildcards)
    if (typeof value !== 'object' || value === null) return value
    const fields = Object.entries(value).map(([name, one]) => [name, withWildcards(one)])
    return expect.objectContaining(Object.fromEntries(fields))
  }
})
