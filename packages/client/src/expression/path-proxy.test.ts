import { describe, expect, it } from 'vitest'
import type { Step } from './location.js'
import { pathOf, rootProxy } from './path-proxy.js'

// biome-ignore lint/suspicious/noExplicitAny: paths lead anywhere.
const root = rootProxy((path: readonly Step[]) => ({ size: () => path, eq: () => path })) as any

describe('a path', () => {
  it('leads where its names and indexes say', () => {
    expect(pathOf(root.a)).toEqual(['a'])
    expect(pathOf(root.a.b[0].c[12])).toEqual(['a', 'b', 0, 'c', 12])
    expect(pathOf(root['odd name'].x['-1'])).toEqual(['odd name', 'x', '-1'])
  })

  it('takes for an index only what a number writes: 007 and a long id are names in a record', () => {
    expect(pathOf(root.a['0']['10'])).toEqual(['a', 0, 10])
    expect(pathOf(root.a['007']['00'])).toEqual(['a', '007', '00'])
    expect(pathOf(root.a['12345678901234567890'])).toEqual(['a', '12345678901234567890'])
  })

  it('has the methods that it was given, but on the item itself every name is an attribute', () => {
    expect(root.a.b.size()).toEqual(['a', 'b'])
    expect(pathOf(root.size)).toEqual(['size'])
    expect(pathOf(root.at)).toEqual(['at'])
  })

  it('reaches by at() what is named like a method', () => {
    expect(pathOf(root.a.at('size'))).toEqual(['a', 'size'])
    expect(root.a.at('size').size()).toEqual(['a', 'size'])
    expect(pathOf(root.a.at('at').at('at'))).toEqual(['a', 'at', 'at'])
    expect(pathOf(root.a.at(3).at('3'))).toEqual(['a', 3, '3'])
  })

  it('takes names that every object inherits as attributes', () => {
    // biome-ignore lint/suspicious/noProto: a name like any other here.
    expect(pathOf(root.constructor.toString.__proto__)).toEqual(['constructor', 'toString', '__proto__'])
  })

  it('can be awaited by mistake and does not hang', async () => {
    expect(pathOf(await root.a)).toEqual(['a'])
    expect(await Promise.all([root.a.then, root.then])).toHaveLength(2)
    expect(pathOf(root.a.then)).toEqual(['a', 'then'])
  })

  it('has no symbols, so that it can be printed and compared', () => {
    expect(root.a[Symbol.iterator]).toBeUndefined()
    expect(root[Symbol.toPrimitive]).toBeUndefined()
    expect(JSON.stringify({ path: root.a })).toBe('{"path":{}}')
    expect(() => [...root.a]).toThrow(TypeError)
  })
})

it.each([undefined, null, 'a', 1, {}, [], () => 1, new Date()])('%o is no path', (value) => {
  expect(pathOf(value)).toBeUndefined()
})
