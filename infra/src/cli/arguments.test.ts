import { expect, it, vi } from 'vitest'
import { readArguments } from './arguments.js'

it('reads stack and environment', () => {
  expect(readArguments('plan', ['shop', 'dev'])).toEqual({ stack: 'shop', environment: 'dev', allow: [] })
})

it('reads which dangers are meant, one or several', () => {
  expect(readArguments('plan', ['shop', 'dev', '--allow', 'a'])?.allow).toEqual(['a'])
  expect(readArguments('plan', ['shop', '--allow', 'a', '--allow=b', 'dev'])?.allow).toEqual(['a', 'b'])
})

it('prints its help, and has nothing to do then', () => {
  const print = vi.spyOn(console, 'info').mockImplementation(() => {})
  expect(readArguments('plan', ['--help'])).toBeUndefined()
  expect(String(print.mock.calls[0])).toContain('npm run plan -- shop dev')
  print.mockRestore()
})

it.each<[string, readonly string[], string]>([
  ['nothing', [], 'Say which stack and which environment: npm run plan -- shop dev'],
  ['no environment', ['shop'], 'Say which stack and which environment: npm run plan -- shop dev'],
  ['too much', ['shop', 'dev', 'x'], 'Say which stack and which environment: npm run plan -- shop dev'],
  [
    'an unknown option',
    ['shop', 'dev', '--force'],
    "There is no option 'force'; there are --allow <id> and --help.",
  ],
])('refuses %s', (_, argv, message) => {
  expect(() => readArguments('plan', argv)).toThrow(expect.objectContaining({ name: 'UsageError', message }))
})
