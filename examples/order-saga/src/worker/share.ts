import { createHash } from 'node:crypto'

/** Which part of the sagas a worker takes from the stream: one of so many, counted from 0. */
export interface Share {
  readonly index: number
  readonly of: number
}

/** `0/3` is the first of three. @throws Error with a sentence */
export function shareFrom(text: string | undefined): Share {
  if (text === undefined || text === '') return { index: 0, of: 1 }
  const [, index, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []
  const share = { index: Number(index), of: Number(of) }
  if (share.index < share.of) return share
  throw new Error(`SHARE is ${JSON.stringify(text)}, and has to be such as 0/3, the first of three.`)
}

/** Whether a saga is in a share. Each is in exactly one. */
export function isIn({ index, of }: Share, sagaId: string): boolean {
  return createHash('sha256').update(sagaId).digest().readUInt32BE() % of === index
}
