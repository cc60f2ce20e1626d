import { describe, expect, it } from 'vitest'
import { string } from '../attribute/builders.js'
import { partition, sort } from '../testing/keys.js'
import { MAX_PARTITION_KEY_BYTES, MAX_SORT_KEY_BYTES } from './key-size.js'

/** A text of so many bytes, made of a character of several bytes and an end of one-byte characters. */
const textOf = (bytes: number, character: string) => {
  const size = Buffer.byteLength(character)
  return character.repeat(Math.floor(bytes / size)) + 'x'.repeat(bytes % size)
}

describe.each([
  ['partition', partition, MAX_PARTITION_KEY_BYTES, 2048],
  ['sort', sort, MAX_SORT_KEY_BYTES, 1024],
] as const)('a %s key', (position, make, most, bytes) => {
  const template = make('ID#{id}', { id: string() })
  const rest = most - 'ID#'.length

  it(`has up to ${bytes} bytes`, () => {
    expect(most).toBe(bytes)
  })

  it.each(['a', 'é', '日', '😀'])('fits to the last byte when it is made of %s', (character) => {
    const id = textOf(rest, character)
    expect(Buffer.byteLength(template.build({ id }) ?? '')).toBe(most)
    expect(template.parse(`ID#${id}`)).toEqual({ id })
  })

  it.each(['a', 'é', '日', '😀'])('is refused with one byte more when it is made of %s', (character) => {
    const id = textOf(rest + 1, character)
    expect(() => template.build({ id })).toThrow(
      `The value makes a ${position} key of ${most + 1} bytes, and DynamoDB allows ${most}`,
    )
    expect(template.parse(`ID#${id}`)).toBeUndefined()
  })

  it('counts escaped characters as they are stored', () => {
    expect(() => template.build({ id: '#'.repeat(Math.ceil(rest / 3) + 1) })).toThrow(
      'bytes, and DynamoDB allows',
    )
    expect(template.build({ id: '#'.repeat(Math.floor(rest / 3)) })).toBeDefined()
  })

  it('says what to do', () => {
    expect(() => template.build({ id: 'x'.repeat(5000) })).toThrow(
      'store long text as an attribute and put its hash or a shorter id into the key.',
    )
  })
})
