import { describe, expect, it } from 'vitest'
import type { Step } from '../saga/order-saga.js'
import { Board, type Seen } from './board.js'
import { draw } from './draw.js'
import { show } from './show.js'

const at = new Date('2026-11-21T12:03:04.567Z')
const seen = (orderId: string, step: Step, version: number, more: Partial<Seen> = {}): Seen => ({
  orderId,
  step,
  version,
  at,
  ...more,
})

describe('the board', () => {
  it('shows how many sagas are at each step, and what moved last', () => {
    const board = new Board()
    board.note(seen('o1', 'reserving', 0))
    board.note(seen('o2', 'reserving', 0))
    board.note(seen('o1', 'charging', 1))
    board.note(seen('o3', 'cancelled', 3, { reason: 'card declined' }))
    board.trouble('worker 17 ended (SIGKILL), another one starts')

    expect(draw(board, 'title').join('\n')).toBe(`title

reserving     1 █
charging      1 █
shipping      0 
releasing     0 
refunding     0 
shipped       0 
cancelled     1 █ (card declined 1)

12:03:04.567  o1  reserving
12:03:04.567  o2  reserving
12:03:04.567  o1  reserving → charging
12:03:04.567  o3  cancelled

worker 17 ended (SIGKILL), another one starts`)
    expect(board.ended()).toBe(1)
  })

  it('takes no note of what comes late from the stream', () => {
    const board = new Board()
    board.note(seen('o1', 'charging', 1))
    board.note(seen('o1', 'reserving', 0))
    board.note(seen('o1', 'charging', 1))

    expect(board.counts().get('charging')).toBe(1)
    expect(board.moves()).toHaveLength(1)
  })

  it('keeps the last moves only', () => {
    const board = new Board()
    for (let order = 0; order < 20; order++) board.note(seen(`o${order}`, 'reserving', 0))

    expect(board.moves().map(({ orderId }) => orderId)).toEqual(
      [12, 13, 14, 15, 16, 17, 18, 19].map((n) => `o${n}`),
    )
  })
})

describe('showing it', () => {
  const written = async (isTTY: boolean, columns = 5) => {
    const texts: string[] = []
    const screen = { isTTY, columns, write: (text: string) => texts.push(text) }
    await show(screen, () => ['one', 'longer than that'], AbortSignal.timeout(300))
    return texts
  }

  it('redraws on a terminal, within its width', async () => {
    const texts = await written(true)

    expect(texts.length).toBeGreaterThan(1)
    expect(texts[0]).toBe('\x1b[H\x1b[Jone\nlonge\n')
  })

  it('takes one that does not know its width for a usual one', async () => {
    expect((await written(true, 0))[0]).toBe('\x1b[H\x1b[Jone\nlonger than that\n')
  })

  it('is quiet where there is none', async () => {
    expect(await written(false)).toEqual([])
  })
})
