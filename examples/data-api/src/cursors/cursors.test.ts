import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Cursors } from './cursors.js'

const [key, newer] = [randomBytes(32), randomBytes(32)]
const cursors = new Cursors([key], 60)
const purpose = ['tenant', 'query', 'deploy#tenant#list', null, 'ascending']

describe('a cursor', () => {
  afterEach(() => void vi.useRealTimers())
  const refused = (open: () => string) =>
    expect(open).toThrow('The cursor is damaged, too old, or of another list.')

  it('opens where it was made for, and shows nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (after) => {
        const cursor = cursors.seal(purpose, after)
        expect(cursors.open(purpose, cursor)).toBe(after)
        expect(cursor).toMatch(/^[\w-]+$/)
      }),
    )
    const sealed = cursors.seal(purpose, 'invoice#17')
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('invoice')
  })

  it('is refused for another tenant, operation, key, range or order', () => {
    const cursor = cursors.seal(purpose, 'a')
    purpose.forEach((_, i) => {
      const other = purpose.map((part, j) => (i === j ? 'other' : part))
      refused(() => cursors.open(other, cursor))
    })
    refused(() => cursors.open(['tenant', 'query,deploy#tenant#list', null, 'ascending'], cursor))
  })

  it('is refused with any bit changed, cut or made longer', () => {
    const cursor = cursors.seal(purpose, 'abc')
    const bytes = Buffer.from(cursor, 'base64url')
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      refused(() => cursors.open(purpose, changed.toString('base64url')))
    }
    for (let length = 0; length < bytes.length; length++)
      refused(() => cursors.open(purpose, bytes.subarray(0, length).toString('base64url')))
    refused(() => cursors.open(purpose, `${cursor}=`))
    refused(() => cursors.open(purpose, `${cursor}AAAA`))
    refused(() => cursors.open(purpose, 'x'.repeat(10_000)))
  })

  it('is refused when it is too old', () => {
    vi.useFakeTimers()
    const cursor = cursors.seal(purpose, 'a')
    vi.advanceTimersByTime(59_000)
    expect(cursors.open(purpose, cursor)).toBe('a')
    vi.advanceTimersByTime(1_000)
    refused(() => cursors.open(purpose, cursor))
  })

  it('outlives a change of keys, as long as its own is there', () => {
    const cursor = cursors.seal(purpose, 'a')
    expect(new Cursors([newer, key], 60).open(purpose, cursor)).toBe('a')
    expect(cursors.open(purpose, new Cursors([key, newer], 60).seal(purpose, 'b'))).toBe('b')
    refused(() => new Cursors([newer], 60).open(purpose, cursor))
    expect(() => new Cursors([], 60)).toThrow('one key of 32 bytes')
    expect(() => new Cursors([randomBytes(16)], 60)).toThrow('one key of 32 bytes')
  })
})
