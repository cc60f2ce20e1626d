import { KeyprintError } from '@keyprint/key-design'

/** How many grants a message lists. */
const LISTED = 20

/** A name that grants nothing in this design. */
export class UnknownGrantError extends KeyprintError {
  override readonly name = 'UnknownGrantError'
  readonly code = 'UNKNOWN_GRANT'

  constructor(
    readonly grant: string,
    /** What there is, the most alike first. */
    readonly known: readonly string[],
    /** Why there is no such grant, a sentence. */
    reason = `'${grant}' is no grant of this design.`,
  ) {
    super(`${reason} There is ${listed(known)}.`)
  }
}

function listed(known: readonly string[]): string {
  const names = known.slice(0, LISTED).map((name) => `'${name}'`)
  return [...names, ...(known.length > LISTED ? [`${known.length - LISTED} more`] : [])].join(', ')
}
