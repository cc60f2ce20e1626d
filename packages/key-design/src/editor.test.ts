import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { definition, hover } from './testing/compile.js'

const GOOD = readFileSync(new URL('./testing/consumer.ts', import.meta.url), 'utf8')

describe('hovering shows fields, not conditionals', () => {
  const FIELDS =
    /^(type|const) \w+(:| =) \{\s+customerId: string;\s+orderId: string;\s+status: "placed" \| "paid";\s+placedAt: Date;/

  it.each([
    ['an item', `${GOOD}\nexport type /*?*/Hovered = Item<typeof order>`],
    ['a new item', `${GOOD}\nexport type /*?*/Hovered = NewItem<typeof order>`],
    ['a variable', `${GOOD}\ndeclare const item: Item<typeof order>\nexport const /*?*/copy = item`],
  ])('of %s', (_what, code) => {
    const shown = hover(code)
    expect(shown).toMatch(FIELDS)
    expect(shown).toMatch(/note\?: string( \| undefined)?;/)
    expect(shown).not.toMatch(/extends|Attribute<|Flat|ItemOf|Item</)
  })

  it('of a key', () => {
    const shown = hover(`${GOOD}\nexport type /*?*/Hovered = Key<typeof order>`).replaceAll(/\s+/g, ' ')
    for (const field of ['customerId: string;', 'placedAt: Date;', 'orderId: string;'])
      expect(shown).toContain(field)
    expect(shown).toHaveLength(
      'type Hovered = { customerId: string; placedAt: Date; orderId: string; }'.length,
    )
  })

  it('of a nested list', () => {
    expect(hover(`${GOOD}\nexport type /*?*/Lines = Order['lines']`).replaceAll(/\s+/g, ' ')).toBe(
      'type Lines = { sku: string; quantity: number; }[]',
    )
  })
})

describe('a field leads to the attribute that declares it', () => {
  it.each([
    ['required', 'total', 'total: number(),'],
    ['optional', 'note', 'note: string().optional(),'],
    ['filled in', 'source', "source: string().default('web'),"],
  ])('where it is %s', (_presence, field, line) => {
    expect(definition(`${GOOD}\nexport const read = (order: Order) => order./*?*/${field}`)).toBe(line)
    expect(
      definition(`${GOOD}\nexport const written: Partial<NewOrder> = { /*?*/${field}: undefined as never }`),
    ).toBe(line)
  })
})
