import type { Readable } from 'node:stream'

const KEPT_CHARACTERS = 4_000

/** Reads streams to their end, so that their writer never blocks, and keeps the last of what they said. */
export function outputTail(...streams: readonly Readable[]): () => string {
  let tail = ''
  const keep = (chunk: Buffer): void => {
    tail = (tail + chunk.toString()).slice(-KEPT_CHARACTERS)
  }
  for (const stream of streams) stream.on('data', keep)
  return () => tail.trim()
}
