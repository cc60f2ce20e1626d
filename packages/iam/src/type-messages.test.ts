import { expect, it } from 'vitest'
import { compileErrors } from './testing/compile.js'

const DESIGN = `
import { defineDesign, defineEntity, defineTable, query, string } from '@keyprint/key-design'
import { policyStatements } from '@keyprint/iam'
const table = defineTable('t', { partitionKey: 'pk' })
const order = defineEntity(table, 'order', { attributes: { id: string() }, key: { partition: 'O#{id}' } })
const shop = defineDesign({ table, entities: { order }, accessPatterns: { ordersById: query(order) } })
`

const grant = (name: string) =>
  compileErrors(`${DESIGN}policyStatements(shop, ['${name}'], { tableArn: '' })`)

it.each([
  ['order.creat', `Did you mean '"order.create"'?`],
  ['ordersByid', `Did you mean '"ordersById"'?`],
  ['customer.get', `"order.batchGet" | `],
])('a wrong grant, %s, is told from the right ones', async (name, message) => {
  const error = await grant(name)
  expect(error).toContain(`Type '"${name}"' is not assignable to type '"`)
  expect(error).toContain(message)
  expect(error).not.toMatch(/Entity<|NoInfer|Grant</)
})

it('a right one is none', async () => {
  expect(await grant('order.create')).toBe('')
})
