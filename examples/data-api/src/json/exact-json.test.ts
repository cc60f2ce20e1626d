import { expect, it } from 'vitest'
import { parseExactly } from './exact-json.js'

/** A tenth of what a body may have. */
const LENGTH = 100_000

it.each([
  ['a text that never ends', `"${'\\"'.repeat(LENGTH / 2)}`],
  ['a number with a lot of zeros inside', `[1${'0'.repeat(LENGTH)}1]`],
  ['a fraction with a lot of zeros inside', `[1.5${'0'.repeat(LENGTH)}1]`],
])('refuses %s in no time, so that others do not wait for it', (_, text) => {
  const started = performance.now()

  expect(() => parseExactly(text, 'The body')).toThrow('The body')

  expect(performance.now() - started).toBeLessThan(1_000)
})

it.each([
  ['[1.50e3]', 1500],
  ['[100]', 100],
  [`[0.5${'0'.repeat(30)}]`, 0.5],
  ['[-0.0]', -0],
  ['[0e99]', 0],
])('takes %s as it is', (text, number) => {
  expect(parseExactly(text, 'The body')).toEqual([number])
})

it('takes texts with quotes, backslashes and digits in them', () => {
  const texts = ['"', '\\', '\\"', '9007199254740993', '[[[', '\n']

  expect(parseExactly(JSON.stringify(texts), 'The body')).toEqual(texts)
})
