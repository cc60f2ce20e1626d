import { describe, expect, it } from 'vitest'
import { DesignError } from './design-error.js'
import { KeyprintError } from './keyprint-error.js'

describe('a design error', () => {
  it('is the sentence, or a list of them', () => {
    expect(new DesignError(['One.']).message).toBe('One.')
    const two = new DesignError(['One.', 'Two.'])
    expect(two.message).toBe('- One.\n- Two.')
    expect(two).toMatchObject({ name: 'DesignError', code: 'DESIGN', problems: ['One.', 'Two.'] })
    expect(two).toBeInstanceOf(KeyprintError)
  })
})
