import { readdir, readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { generate } from './generate/generate.js'

const FOLDER = new URL('../data/', import.meta.url)

it('makes the committed files, byte for byte', async () => {
  const files = generate()

  expect((await readdir(FOLDER)).sort()).toEqual(Object.keys(files).sort())
  for (const [name, text] of Object.entries(files)) {
    // Compared as a boolean: nobody wants to read the difference of two files of 5,000 lines.
    expect([name, (await readFile(new URL(name, FOLDER), 'utf8')) === text]).toEqual([name, true])
  }
})

it('makes the same files every time', () => {
  expect(generate()).toEqual(generate())
})
