import type { Board } from './board.js'

const WIDEST_BAR = 40

/** A board as lines of text: a line for each step, the last moves, and what went wrong last. */
export function draw(board: Board, title: string): readonly string[] {
  return [title, '', ...steps(board), '', ...moves(board), '', ...board.troubles()]
}

function steps(board: Board): readonly string[] {
  const reasons = [...board.reasons()].map(([reason, count]) => `${reason} ${count}`).join(', ')
  return [...board.counts()].map(([step, count]) => {
    const bar = '█'.repeat(Math.min(count, WIDEST_BAR))
    const why = step === 'cancelled' && reasons !== '' ? ` (${reasons})` : ''
    return `${step.padEnd(10)} ${String(count).padStart(4)} ${bar}${why}`
  })
}

function moves(board: Board): readonly string[] {
  return board.moves().map(({ at, orderId, from, to }) => {
    const path = from === undefined ? to : `${from} → ${to}`
    return `${at.toISOString().slice(11, 23)}  ${orderId}  ${path}`
  })
}
