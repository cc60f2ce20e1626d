import { describe, expect, it } from 'vitest'
import { runBundled } from './run-bundled.js'

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

describe('a wrong design in a bundle', () => {
  it('is refused when the module loads', async () => {
    await expect(runBundled(WRONG_DESIGN, [])).rejects.toMatchObject({
      name: 'DesignError',
      message: "Entity 'order', key: {id} is optional, but a primary key needs every part.",
    })
  })

  it('is trusted when the bundle is made for production', async () => {
    expect(await runBundled(WRONG_DESIGN, ['production'])).toHaveProperty('design.entities.order')
  })
})
