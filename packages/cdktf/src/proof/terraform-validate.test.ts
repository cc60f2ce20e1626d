import { expect, it } from 'vitest'
import { DesignTable } from '../table/design-table.js'
import { shop } from '../testing/designs.js'
import { everything } from '../testing/everything.js'
import { synth } from '../testing/synth.js'
import { describeWithTerraform, validate } from '../testing/terraform.js'

describeWithTerraform('terraform', () => {
  it('finds a stack with every option valid', async () => {
    expect(await validate(synth(everything))).toEqual([])
  })

  it('would say what is not', async () => {
    const { resource, ...stack } = synth((scope) => {
      new DesignTable(scope, 'shop', { design: shop, tableName: 'dev-shop' })
    })
    const table = { ...resource.aws_dynamodb_table?.shop, billing_mode: 'FREE' }
    const diagnostics = await validate({
      ...stack,
      resource: { ...resource, aws_dynamodb_table: { shop: table } },
    })

    expect(diagnostics).toEqual([expect.stringContaining('expected billing_mode to be one of')])
  })
})
