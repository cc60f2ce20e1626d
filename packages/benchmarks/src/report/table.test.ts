import { expect, it } from 'vitest'
import { table } from './table.js'

it('aligns names to the left and figures to the right', () => {
  expect(
    table(
      ['operation', 'µs'],
      [
        ['get', '230'],
        ['put', '9'],
      ],
    ),
  ).toBe(
    ['| operation |  µs |', '| --------- | --: |', '| get       | 230 |', '| put       |   9 |'].join('\n'),
  )
})
