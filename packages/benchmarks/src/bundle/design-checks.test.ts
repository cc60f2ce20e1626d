import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

/** A design that cannot work: a primary key needs every part. */
const WRONG_DESIGN = `
import { defineDesign, defineEntity, defineTable, string } from '@keyprint/key-design'

const table = defineTable('orders', { partitionKey: 'pk' })
const order = defineEntity(table, 'order', {
  attributes: { id: string().optional() },
  key: { partition: 'ORDER#{id}' },
})
export const design = defineDesign({ table, entities: { order } })
`

/** Bundles the design for the given conditions, and runs what comes out. */
async function run(conditions: readonly string[]): Promise<object> {
  const { outputFiles } = await build({
    stdin: { contents: WRONG_DESIGN, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    bundle: true,
    format: 'esm',
    platform: 'node',
    conditions: [...conditions],
    write: false,
  })
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64')
  return import(/* @vite-ignore */ `data:text/javascript;base64,${code}`)
}

describe('a wrong design in a bundle', () => {
  it('is refused when the module loads', async () => {
    await expect(run([])).rejects.toMatchObject({
      name: 'DesignError',
      message: "Entity 'order', key: {id} is optional, but a primary key needs every part.",
    })
  })

  it('is trusted when the bundle is made for production', async () => {
    expect(await run(['production'])).toHaveProperty('design.entities.order')
  })
})
