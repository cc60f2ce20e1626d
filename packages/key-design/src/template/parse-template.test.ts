import { describe, expect, it } from 'vitest'
import { holesOf, isSingleHole } from './holes.js'
import { parseTemplate } from './parse-template.js'

describe('a template', () => {
  it('is parted at the delimiter into fixed text and holes', () => {
    expect(parseTemplate('ORDER#{placedAt}#v{id}', '#')).toEqual([
      { text: 'ORDER' },
      { text: '', hole: 'placedAt' },
      { text: 'v', hole: 'id' },
    ])
  })

  it('may have empty stretches', () => {
    expect(parseTemplate('A##', '#')).toEqual([{ text: 'A' }, { text: '' }, { text: '' }])
  })

  it('may name an attribute whose name holds the delimiter', () => {
    expect(parseTemplate('X#{a#b}', '#')).toEqual([{ text: 'X' }, { text: '', hole: 'a#b' }])
  })

  it.each([
    ['', 'is empty, which DynamoDB allows in no key; write a name or a {hole}'],
    ['{a}{b}', 'has {a} and {b} with no delimiter between them; two values could then run into one'],
    ['{a}x', 'has text after {a} that does not begin with the delimiter; the value could then run into it'],
    ['X#{a}-{b}', 'has {a} and {b} with no delimiter between them; two values could then run into one'],
    ['X#{', "has a brace without its partner, or no name between them, in '{'"],
    ['X#}', "has a brace without its partner, or no name between them, in '}'"],
    ['X#{}', "has a brace without its partner, or no name between them, in '{}'"],
    ['X}{a', "has a brace without its partner, or no name between them, in 'X}{a'"],
    ['100%#{a}', "has '%' in its fixed text '100%', which is kept for escaping"],
    ['\ud83d#{a}', 'holds a lone surrogate, which UTF-8 cannot store'],
  ])("'%s' is refused", (template, problem) => {
    expect(() => parseTemplate(template, '#')).toThrow(new SyntaxError(problem))
  })
})

describe('the holes of a template', () => {
  it('are named in order', () => {
    expect(holesOf('A#{b}#{a}#{b}')).toEqual(['b', 'a', 'b'])
    expect(holesOf('PROFILE')).toEqual([])
  })

  it('can be all there is', () => {
    expect(isSingleHole('{id}')).toBe(true)
    for (const other of ['ID#{id}', '{a}#{b}', '{}', 'id', '{id}#']) expect(isSingleHole(other)).toBe(false)
  })
})
