import { describe, expect, it } from 'vitest'
import { literalJson } from './literal-json.js'

describe('literal JSON', () => {
  it('escapes what terraform would evaluate', () => {
    expect(literalJson({ tenant: '${aws:PrincipalTag/tenant}', percent: '%{if}', plain: '$5 {x}' })).toBe(
      '{"tenant":"$${aws:PrincipalTag/tenant}","percent":"%%{if}","plain":"$5 {x}"}',
    )
  })
})
