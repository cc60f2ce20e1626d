/** A file of data that cannot be loaded: it says where to look and what is wrong there. */
export class InvalidRowError extends Error {
  override readonly name = 'InvalidRowError'

  constructor(
    /** Name of the file, such as `orders.csv`. */
    readonly file: string,
    /** Line in the file, from 1; the header is line 1. */
    readonly line: number,
    /** Name of the column; left out when the row as a whole is wrong. */
    readonly column: string | undefined,
    /** What is wrong, as the end of a sentence. */
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    const place = column === undefined ? `line ${line}` : `line ${line}, column ${column}`
    super(`${file}, ${place}: ${reason}.`, options)
  }
}
