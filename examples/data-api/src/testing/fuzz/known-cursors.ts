import type { CursorChoice } from './fuzz-requests.js'

const MOST = 200

/** A cursor, and what was asked when it was answered. */
export interface KnownCursor {
  readonly cursor: string
  readonly body: object
}

/** The cursors that one tenant was answered. */
export class KnownCursors {
  private readonly lists: { readonly [operation: string]: KnownCursor[] } = { query: [], scan: [] }

  add(operation: string, body: object, cursor: unknown): void {
    const list = this.lists[operation]
    if (list === undefined || typeof cursor !== 'string') return
    list.push({ cursor, body })
    if (list.length > MOST) list.shift()
  }

  has(operation: string, cursor: string): boolean {
    return this.lists[operation]?.some((one) => one.cursor === cursor) ?? false
  }

  /** What is sent for a choice, if there is anything yet. */
  pick({ of, which, damage, at }: CursorChoice): KnownCursor | undefined {
    const list = this.lists[of] ?? []
    const known = list[which % list.length]
    if (known === undefined) return undefined
    const { cursor, body } = known
    const place = at % cursor.length
    const [before, after] = [cursor.slice(0, place), cursor.slice(place + 1)]
    if (damage === 'flip') return { body, cursor: before + other(cursor[place]) + after }
    if (damage === 'cut') return { body, cursor: before || 'A' }
    const next = list[(which + 1) % list.length] ?? known
    return damage === 'join' ? { body, cursor: before + next.cursor.slice(place) } : known
  }
}

const other = (letter = ''): string => (letter === 'A' ? 'B' : 'A')
