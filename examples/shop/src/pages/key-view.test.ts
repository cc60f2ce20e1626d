import { expect, it } from 'vitest'
import { sourceView } from './key-view.js'

const pattern = { name: 'p', description: '', operation: 'Query', entities: ['order'], keys: [] } as const

it('tells where an access pattern reads, and how many requests shards take', async () => {
  expect(String(await sourceView(pattern))).toBe('order, Query on the table')
  expect(String(await sourceView({ ...pattern, index: 'gsi1', requests: 10 }))).toBe(
    'order, Query on index <code>gsi1</code>, 10 requests for a page',
  )
})
