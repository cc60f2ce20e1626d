import { describe, expect, it } from 'vitest'
import { runBundled } from './run-bundled.js'

/** Encodes a value that the design refuses, and gives the error. */
const REFUSED_VALUE = `
import { string } from '@keyprint/key-design'
import { codecsWith } from '@keyprint/key-design/codec'

export const error = (() => {
  try {
    codecsWith().of(string().spec).encode(7)
  } catch (error) {
    return error.within({ entity: 'order', path: 'note' })
  }
})()
`

const FIELDS = {
  name: 'ValidationError',
  code: 'VALIDATION',
  reason: 'must be a string',
  entity: 'order',
  attribute: 'note',
  value: 7,
}

describe('an error in a bundle', () => {
  it('shows the value', async () => {
    const { error } = await runBundled(REFUSED_VALUE, [])
    expect(error).toMatchObject({ ...FIELDS, message: 'order.note must be a string (got 7).' })
  })

  it('has the same fields and a shorter message when the bundle is made for production', async () => {
    const { error } = await runBundled(REFUSED_VALUE, ['production'])
    expect(error).toMatchObject({ ...FIELDS, message: 'order.note must be a string.' })
  })
})
