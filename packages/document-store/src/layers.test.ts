import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const SRC = import.meta.dirname
const IMPORT = /(?:^|\n)(?:import|export)\s(?!type\s)(?:[^'"]*?\sfrom\s)?'([^']+)'/g

const importsOf = (file: string): readonly string[] =>
  [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, name = '']) => name)

/** Everything that a module loads from other packages, through its own modules. */
function packagesOf(entry: string): readonly string[] {
  const seen = new Set<string>()
  const packages = new Set<string>()
  const visit = (file: string) => {
    if (seen.has(file)) return
    seen.add(file)
    for (const name of importsOf(file)) {
      if (name.startsWith('.')) visit(join(dirname(file), name.replace(/\.js$/, '.ts')))
      else packages.add(name)
    }
  }
  visit(join(SRC, entry))
  return [...packages].sort()
}

describe('the layers of the document store', () => {
  it('code that is handed stores loads neither client nor SDK', () => {
    expect(packagesOf('index.ts')).toEqual(['@keyprint/key-design', 'node:crypto'])
    expect(packagesOf('keyv.ts')).toEqual([])
    expect(packagesOf('testing.ts')).not.toContain('@keyprint/client')
  })

  it.each(['collection', 'context', 'errors', 'provider', 'handlers', 'decorators', 'design'])(
    '%s knows no provider',
    (folder) => {
      expect(foreign(folder, /\/(memory|dynamodb|streams|configuration|keyv)\//)).toEqual([])
    },
  )

  it('a store knows no provider, and no provider knows the store', () => {
    expect(foreign('store', /\/(memory|dynamodb|streams|configuration|keyv)\//)).toEqual([])
    expect(foreign('memory', /\/(store|dynamodb|decorators|handlers)\//)).toEqual([])
    expect(foreign('dynamodb', /\/(store|memory|decorators|handlers)\//)).toEqual([])
  })

  it('what is published needs nothing of the tests', () => {
    const modules = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /^(?!fixtures).*(?<!test)\.ts$/.test(file),
    )
    const strangers = modules
      .filter((file) => !/\.test(-d)?\.ts$/.test(file))
      .flatMap((file) => importsOf(join(SRC, file)).filter((name) => /fixtures|vitest|zod/.test(name)))
    expect(strangers).toEqual([])
  })
})

/** Imports of a folder's modules that they should not have; types, which are gone when it runs, do not count. */
function foreign(folder: string, pattern: RegExp): readonly string[] {
  const path = join(SRC, folder)
  expect(existsSync(path)).toBe(true)
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('.test'))
    .flatMap((file) => importsOf(join(path, file)).map((name) => join(dirname(join(path, file)), name)))
    .map((file) => `/${relative(SRC, file)}`)
    .filter((file) => pattern.test(file))
}
