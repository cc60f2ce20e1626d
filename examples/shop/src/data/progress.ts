import type { WriteStream } from 'node:tty'
import { SingleBar } from 'cli-progress'

/** Shows how far something is. One thing at a time: start, advance, end. */
export interface Progress {
  start(what: string, total: number): void
  advance(count: number): void
  /** Also when it was not completed. */
  end(): void
}

/** Where progress is shown: a terminal, or a file or pipe. */
export type ProgressStream = Pick<WriteStream, 'write'> & { readonly isTTY?: boolean }

/** A bar on a terminal; elsewhere, where nothing can be drawn twice, a line when it is done. */
export function progressOn(stream: ProgressStream): Progress {
  return stream.isTTY ? progressBar(stream as WriteStream) : progressLines(stream)
}

function progressBar(stream: WriteStream): Progress {
  const bar = new SingleBar({
    stream,
    format: '  {bar} {value}/{total} {what}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 30,
    hideCursor: true,
  })
  return {
    start: (what, total) => bar.start(total, 0, { what }),
    advance: (count) => bar.increment(count),
    end: () => bar.stop(),
  }
}

function progressLines(stream: ProgressStream): Progress {
  let done = 0
  let total = 0
  let what = ''
  return {
    start: (newWhat, newTotal) => {
      ;[what, total, done] = [newWhat, newTotal, 0]
    },
    advance: (count) => {
      done += count
    },
    end: () => {
      stream.write(done === total ? `  ${total} ${what} loaded\n` : `  ${done} of ${total} ${what} loaded\n`)
    },
  }
}
