import { describe, expect, it } from 'vitest'
import { KeyprintError } from './keyprint-error.js'
import { ValidationError } from './validation-error.js'

describe('a validation error', () => {
  it('is a sentence that names entity, attribute, value and remedy', () => {
    const error = new ValidationError('is empty', {
      entity: 'order',
      attribute: 'orderId',
      value: '',
      remedy: 'give it a text',
    })
    expect(error.message).toBe('order.orderId is empty (got ""); give it a text.')
    expect(error).toMatchObject({
      name: 'ValidationError',
      code: 'VALIDATION',
      reason: 'is empty',
      entity: 'order',
      attribute: 'orderId',
      value: '',
      remedy: 'give it a text',
    })
    expect(error).toBeInstanceOf(KeyprintError)
    expect(error).toBeInstanceOf(Error)
  })

  it('names what is known', () => {
    expect(new ValidationError('is empty').message).toBe('The value is empty.')
    expect(new ValidationError('is empty', { attribute: 'id' }).message).toBe('id is empty.')
    expect(new ValidationError('is empty', { entity: 'order' }).message).toBe('order is empty.')
  })

  it('gets its place from further out', () => {
    const error = new ValidationError('is no number', { value: 'x', remedy: 'pass a number' })
      .within({ path: '[0]' })
      .within({ path: 'price' })
      .within({ path: 'lines' })
      .within({ entity: 'order' })
    expect(error.message).toBe('order.lines.price[0] is no number (got "x"); pass a number.')
    expect(error.attribute).toBe('lines.price[0]')
    expect(error.within({ path: 'x' }).entity).toBe('order')
  })
})
