import { expect, it } from 'vitest'
import { joined, type Samples } from './measured.js'

const samples = (libDynamodb: readonly number[], keyprint: readonly number[]) =>
  ({ 'lib-dynamodb': libDynamodb, Keyprint: keyprint }) as Partial<Samples> as Samples

it('joins the samples of several starts, scenario by scenario and library by library', () => {
  const one = { get: samples([1, 2], [3, 4]), put: samples([5], [6]) }
  const other = { get: samples([7], [8]), put: samples([9], [10]) }
  expect(joined([one, other])).toEqual({
    get: { 'lib-dynamodb': [1, 2, 7], Keyprint: [3, 4, 8] },
    put: { 'lib-dynamodb': [5, 9], Keyprint: [6, 10] },
  })
})
