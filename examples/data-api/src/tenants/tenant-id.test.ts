import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newTenantId, ownerOf, owns, prefixOf, TENANT_ID } from './tenant-id.js'

const id = '0123456789abcdefghjkmnpqrs'
const anyId = fc.constant(null).map(newTenantId)

describe('ids of tenants', () => {
  it('have one length and none of what means something in a key or a policy', () => {
    fc.assert(fc.property(anyId, (one) => TENANT_ID.test(one) && one.length === 26))
    for (const odd of [
      '',
      'abc',
      `${id}1`,
      id.toUpperCase(),
      `${id.slice(1)}#`,
      `${id.slice(1)}*`,
      `${id.slice(1)}?`,
      `${id}\n`,
      `é${id.slice(1)}`,
    ])
      expect([odd, TENANT_ID.test(odd)]).toEqual([odd, false])
  })

  it('own what begins with their prefix and goes on, and nothing else', () => {
    expect(owns(id, `deploy#${id}#note`)).toBe(true)
    for (const foreign of [
      `deploy#${id}`,
      `deploy#${id}#`,
      `deploy#${id}1#note`,
      `deploy#${id.slice(0, -1)}#note`,
      `deploy#${id.toUpperCase()}#note`,
      `Deploy#${id}#note`,
      ` deploy#${id}#note`,
      `deploy\uff03${id}#note`,
      `PLACE#${id}#0`,
      `TENANT#${id}`,
    ])
      expect([foreign, owns(id, foreign)]).toEqual([foreign, false])
  })

  it('are found in the keys of their items, and no key has two owners', () => {
    fc.assert(
      fc.property(anyId, anyId, fc.string({ minLength: 1, unit: 'binary' }), (one, other, rest) => {
        const pk = `${prefixOf(one)}#${rest}`
        expect(owns(one, pk)).toBe(true)
        expect(owns(other, pk)).toBe(one === other)
        expect(ownerOf(pk)).toBe(one)
      }),
    )
    for (const none of ['TENANT#x', `deploy#${id}`, `deploy#${id}#`, 'deploy#short#note'])
      expect(ownerOf(none)).toBeUndefined()
  })
})
