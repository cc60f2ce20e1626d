import { Writable } from 'node:stream'
import { expect, it } from 'vitest'
import { type ProgressStream, progressOn } from './progress.js'

/** Collects what is written. */
function recorder(own: object = {}): ProgressStream & { readonly written: () => string } {
  let text = ''
  const stream = new Writable({
    write(chunk, _, done) {
      text += chunk
      done()
    },
  })
  return Object.assign(stream, { written: () => text, ...own }) as never
}

function load(stream: ProgressStream, count: number): void {
  const progress = progressOn(stream)
  progress.start('orders', 10)
  progress.advance(count)
  progress.end()
}

it('is a line for each thing where there is no terminal', () => {
  const stream = recorder()
  load(stream, 10)

  expect(stream.written()).toBe('  10 orders loaded\n')
})

it('says how far it came when it was not completed', () => {
  const stream = recorder()
  load(stream, 4)

  expect(stream.written()).toBe('  4 of 10 orders loaded\n')
})

it('is a bar on a terminal', () => {
  const terminal = { isTTY: true, columns: 80, cursorTo: () => {}, clearLine: () => {}, moveCursor: () => {} }
  const stream = recorder(terminal)
  load(stream, 10)

  expect(stream.written()).toContain('██████████')
  expect(stream.written()).toContain('10/10 orders')
})
