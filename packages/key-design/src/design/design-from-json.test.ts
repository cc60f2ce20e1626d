import { expect, it } from 'vitest'
import { DesignError } from '../errors/design-error.js'
import { keyTemplate } from '../key/key-template.js'
import { shop } from '../testing/shop.js'
import { designFromJson } from './design-from-json.js'
import { designFingerprint } from './fingerprint.js'

const json = JSON.stringify(shop)

it('gives a design whose keys can be made and parsed, as those of the original', () => {
  const design = designFromJson(json)
  for (const [name, { key, attributes }] of Object.entries(design.entities)) {
    const original = shop.entities[name]?.attributes ?? {}
    const [copied, made] = [attributes, original].map((specs) =>
      keyTemplate(key.partition, 'partition', design.table.delimiter, specs),
    )
    const text = made?.build(Object.fromEntries((made?.holes ?? []).map((hole) => [hole, 'a#b'])))
    expect(copied?.parse(text ?? '')).toEqual(made?.parse(text ?? ''))
  }
  expect(JSON.stringify(design)).toBe(json)
  expect(designFingerprint(design)).toBe(designFingerprint(shop))
})

it('refuses what is no design', () => {
  const wrong = JSON.parse(json)
  wrong.table.indexes.gsi1.projection = []
  expect(() => designFromJson('{')).toThrow(SyntaxError)
  expect(() => designFromJson(JSON.stringify(wrong))).toThrow(DesignError)
})
