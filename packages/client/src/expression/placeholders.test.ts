import { expect, it } from 'vitest'
import { Placeholders } from './placeholders.js'

it('gives each name one placeholder, however often and oddly it is named', () => {
  const placeholders = new Placeholders()
  const names = ['size', 'a.b', '#0', ':0', '__proto__', 'size', '', '日本', '__proto__']
  expect(names.map((name) => placeholders.name(name))).toEqual([
    '#0',
    '#1',
    '#2',
    '#3',
    '#4',
    '#0',
    '#5',
    '#6',
    '#4',
  ])
  expect(placeholders.parts()).toEqual({
    ExpressionAttributeNames: {
      '#0': 'size',
      '#1': 'a.b',
      '#2': '#0',
      '#3': ':0',
      '#4': '__proto__',
      '#5': '',
      '#6': '日本',
    },
  })
})

it('gives a list of names, each once', () => {
  const placeholders = new Placeholders()
  placeholders.name('b')
  expect(placeholders.names(['a', 'b', 'a', 'c'])).toBe('#1, #0, #2')
})

it('gives each value a placeholder of its own', () => {
  const placeholders = new Placeholders()
  expect([placeholders.value({ S: 'a' }), placeholders.value({ S: 'a' })]).toEqual([':0', ':1'])
  expect(placeholders.parts()).toEqual({
    ExpressionAttributeValues: { ':0': { S: 'a' }, ':1': { S: 'a' } },
  })
})

it('leaves out what is not used, which DynamoDB refuses to be empty', () => {
  expect(new Placeholders().parts()).toEqual({})
})
