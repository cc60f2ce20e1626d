import { expect, it } from 'vitest'
import { RecentlyUsed } from './recently-used.js'

it('forgets what was not used for longest', () => {
  const values = new RecentlyUsed<number>(2)
  values.set('a', 1)
  values.set('b', 2)
  values.get('a')
  values.set('c', 3)
  expect([values.get('a'), values.get('b'), values.get('c')]).toEqual([1, undefined, 3])
  values.delete('a')
  expect(values.get('a')).toBeUndefined()
})
