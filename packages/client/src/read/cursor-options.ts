/** A secret of 32 random bytes, as they are or in base64 (also for URLs): `openssl rand -base64 32`. */
export type CursorKey = Uint8Array | string

/** How cursors are sealed. */
export interface CursorOptions {
  /**
   * The first one seals; every one opens. To rotate, put a new one in front, and take the old one away when no cursor
   * of it is in use any more. Each should seal no more than four billion cursors.
   */
  readonly keys: readonly CursorKey[]
  /** A cursor is refused so many seconds after it was made. Checkpoints of scans are not. Default: never. */
  readonly maxAgeSeconds?: number | undefined
}
