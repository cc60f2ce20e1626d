import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as client from '../index.js'

const classes = Object.entries(client).filter(
  ([name, value]) => name.endsWith('Error') && typeof value === 'function',
) as [string, new (...given: never[]) => client.KeyprintError][]

const pascal = (file: string) =>
  file.replace('.ts', '').replace(/(^|-)(\w)/g, (_, _hyphen, letter: string) => letter.toUpperCase())

describe('the error classes', () => {
  it('are all exported, one of each file', () => {
    const files = readdirSync(new URL('.', import.meta.url)).filter((file) => /-error\.ts$/.test(file))
    expect(classes.map(([name]) => name)).toEqual(expect.arrayContaining(files.map(pascal)))
  })

  it.each(classes.filter(([name]) => name !== 'KeyprintError'))(
    '%s has a base class in common',
    (_, Class) => {
      expect(Class.prototype).toBeInstanceOf(client.KeyprintError)
      expect(Class.prototype).toBeInstanceOf(Error)
    },
  )
})
