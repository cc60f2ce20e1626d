import { expect, it } from 'vitest'
import { splitBatch } from './split-batch.js'

it('splits writes over tables after half of all requests', () => {
  expect(splitBatch({ orders: [1, 2, 3], carts: [4, 5] })).toEqual({
    first: { orders: [1, 2] },
    rest: { orders: [3], carts: [4, 5] },
  })
  expect(splitBatch({ orders: [1], carts: [2, 3, 4] })).toEqual({
    first: { orders: [1], carts: [2] },
    rest: { carts: [3, 4] },
  })
})

it('splits the keys of reads and keeps the rest of what is asked', () => {
  expect(splitBatch({ orders: { Keys: [1, 2], ConsistentRead: true } })).toEqual({
    first: { orders: { Keys: [1], ConsistentRead: true } },
    rest: { orders: { Keys: [2], ConsistentRead: true } },
  })
})

it('processes nothing of a batch of one', () => {
  expect(splitBatch({ orders: [1] })).toEqual({ first: {}, rest: { orders: [1] } })
})
