import { setTimeout as pause } from 'node:timers/promises'

/** Where a board is shown. */
export interface Screen {
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
  write(text: string): unknown
}

const EVERY_MS = 200
const DEFAULT_WIDTH = 80
const HOME_AND_CLEAR = '\x1b[H\x1b[J'

/** Draws again and again on a terminal, until the signal says so; nothing where there is none. */
export async function show(
  screen: Screen,
  lines: () => readonly string[],
  signal: AbortSignal,
): Promise<void> {
  if (!screen.isTTY) return
  const redraw = () => {
    // Some terminals do not know how wide they are.
    const width = screen.columns || DEFAULT_WIDTH
    const text = lines().map((line) => line.slice(0, width))
    screen.write(`${HOME_AND_CLEAR}${text.join('\n')}\n`)
  }
  while (!signal.aborted) {
    redraw()
    await pause(EVERY_MS, undefined, { signal }).catch(() => undefined)
  }
  redraw()
}
