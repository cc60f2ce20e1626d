import { expect, it } from 'vitest'
import { loseAnswer, loseRequest, throttle, transactionConflict, unprocessed } from './faults.js'
import { injections } from './injections.js'

it('gives each fault as often as it was asked for, the oldest first', () => {
  const [first, second] = [throttle(), loseRequest()]
  const list = injections()
  list.add({ fault: first, times: 2 })
  list.add({ fault: second })

  expect([1, 2, 3, 4].map(() => list.take('GetItem'))).toEqual([first, first, second, undefined])
})

it('gives a fault only to the operation it is for', () => {
  const fault = loseAnswer()
  const list = injections()
  list.add({ fault, operation: 'PutItem' })

  expect(list.take('GetItem')).toBeUndefined()
  expect(list.take('PutItem')).toBe(fault)
})

it('gives a fault only to operations that it makes sense for', () => {
  const list = injections()
  list.add({ fault: unprocessed() })

  expect(list.take('PutItem')).toBeUndefined()
  expect(list.take('BatchGetItem')).toBeDefined()
})

it('refuses a fault that could never happen', () => {
  const list = injections()

  expect(() => list.add({ fault: transactionConflict(), operation: 'Query' })).toThrow(
    /never happens to Query/,
  )
  expect(() => list.add({ fault: throttle(), times: 0 })).toThrow(RangeError)
})
