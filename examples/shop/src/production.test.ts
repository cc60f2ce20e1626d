import { testTable } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { shop } from './design.js'
import { productionEnvironment, runBuilt } from './testing/program.js'

const table = testTable(shop)
const environment = productionEnvironment(table)

describe('npm run start:production', () => {
  it('serves the table that SHOP_TABLE names, until SIGTERM', async () => {
    const shop = runBuilt('production', environment)
    const [, port] = await shop.printed(/open on port (\d+)/)

    expect(await (await fetch(`http://127.0.0.1:${port}/health`)).json()).toEqual({ status: 'ok' })
    expect(await shop.stop('SIGTERM')).toBe(0)
  })

  it.each([
    [{ SHOP_TABLE: '' }, "The name of table 'shop' is not configured; set SHOP_TABLE"],
    [{ SHOP_TABLE: 'shop-elsewhere' }, "The table is missing-table: There is no table 'shop-elsewhere'"],
  ])('does not start with %j', async (wrong, sentence) => {
    const shop = runBuilt('production', { ...environment, ...wrong })

    expect(await shop.ended).toBe(1)
    expect(shop.stderr()).toContain(`The shop stops: ${sentence}`)
  })
})
