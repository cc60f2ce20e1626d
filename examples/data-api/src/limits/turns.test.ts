import { expect, it } from 'vitest'
import { Turns } from './turns.js'

/** Work that ends when it is told to. */
function works(turns: Turns) {
  const begun: string[] = []
  const ends: (() => void)[] = []
  const start = (tenantId: string, name: string, fails = false) =>
    turns.take(tenantId, async () => {
      begun.push(name)
      await new Promise<void>((resolve) => ends.push(resolve))
      if (fails) throw new Error(name)
      return name
    })
  return { begun, start, endFirst: () => ends.shift()?.() }
}

it('four requests of a tenant are worked on at once, the others in their order after these', async () => {
  const { begun, start, endFirst } = works(new Turns())
  const all = ['1', '2', '3', '4', '5', '6'].map((name) => start('a', name))
  expect(begun).toEqual(['1', '2', '3', '4'])
  endFirst()
  await expect.poll(() => begun).toEqual(['1', '2', '3', '4', '5'])
  endFirst()
  await expect.poll(() => begun).toEqual(['1', '2', '3', '4', '5', '6'])
  for (const _ of '3456') endFirst()
  expect(await Promise.all(all)).toEqual(['1', '2', '3', '4', '5', '6'])
})

it('another tenant does not wait for them', () => {
  const { begun, start } = works(new Turns())
  for (const name of ['1', '2', '3', '4', '5']) void start('a', name)
  void start('b', 'other')
  expect(begun).toEqual(['1', '2', '3', '4', 'other'])
})

it('what fails passes its turn on', async () => {
  const { begun, start, endFirst } = works(new Turns())
  const [first, ...others] = ['1', '2', '3', '4'].map((name) => start('a', name, true))
  const last = start('a', '5')
  endFirst()
  await expect(first).rejects.toThrow('1')
  await expect.poll(() => begun).toContain('5')
  for (const one of others) {
    endFirst()
    await expect(one).rejects.toThrow()
  }
  endFirst()
  expect(await last).toBe('5')
})
