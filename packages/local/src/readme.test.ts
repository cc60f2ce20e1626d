import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const README = readFileSync(join(ROOT, 'README.md'), 'utf8')

/** The design that examples import, as the README itself defines it. */
const DESIGN = `import { defineDesign, defineEntity, defineTable, string } from '@keyprint/key-design'
const table = defineTable('shop', { partitionKey: 'pk', sortKey: 'sk' })
const customer = defineEntity(table, 'customer', {
  attributes: { customerId: string() },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'PROFILE' },
})
export const shop = defineDesign({ table, entities: { customer }, accessPatterns: {} })
`

// In the package, so that it is found by its own name.
mkdirSync(join(ROOT, 'node_modules'), { recursive: true })
const directory = mkdtempSync(join(ROOT, 'node_modules/.readme-'))
afterAll(() => rmSync(directory, { recursive: true }))

function compile(): Promise<string> {
  const options =
    '--ignoreConfig --noEmit --strict --skipLibCheck --target es2023 --module nodenext --types node'.split(
      ' ',
    )
  const tsc = join(ROOT, '../../node_modules/typescript/bin/tsc')
  const files = ['design.ts', ...blocks.map((_, i) => `block-${i}.ts`)]
  return new Promise((resolve) => {
    execFile(process.execPath, [tsc, ...options, ...files], { cwd: directory }, (_, printed) =>
      resolve(printed),
    )
  })
}

const blocks = [...README.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code]) => code as string)

it('the examples of the README compile', async () => {
  writeFileSync(join(directory, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(directory, 'design.ts'), DESIGN)
  for (const [i, code] of blocks.entries()) writeFileSync(join(directory, `block-${i}.ts`), code)

  expect(blocks.length).toBeGreaterThan(4)
  expect(await compile()).toBe('')
})
