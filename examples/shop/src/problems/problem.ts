import type { ProblemType } from './problem-types.js'

/** Why a request is refused, in words for the client: nothing in it is secret. Thrown anywhere, answered in one place. */
export class Problem extends Error {
  override readonly name = 'Problem'

  constructor(
    readonly type: ProblemType,
    /** What happened this time. */
    readonly detail: string,
    /** What a program may want to know besides. */
    readonly extensions: { readonly [member: string]: unknown } = {},
    options?: ErrorOptions,
  ) {
    super(detail, options)
  }
}
