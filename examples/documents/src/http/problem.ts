/** What can go wrong, for callers to branch on: `type` of a problem is `/problems/` and one of these names. */
export const problemTypes = {
  'invalid-request': { status: 400, title: 'The request is not valid' },
  'invalid-cursor': { status: 400, title: 'The cursor does not belong here' },
  unauthenticated: { status: 401, title: 'Nobody knows who you are' },
  forbidden: { status: 403, title: 'You may not do that' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'already-exists': { status: 409, title: 'It exists already' },
  'not-possible': { status: 409, title: 'It is not possible as things are' },
  'version-conflict': { status: 412, title: 'It has another version by now' },
  'too-large': { status: 413, title: 'It is too large' },
  'version-required': { status: 428, title: 'The version is missing' },
  internal: { status: 500, title: 'Something is wrong on our side' },
  unavailable: { status: 503, title: 'Not possible at the moment' },
  'outcome-unknown': { status: 504, title: 'It may or may not have been done' },
} as const

export type ProblemType = keyof typeof problemTypes

/** Why a request is refused, in words for the caller: nothing in it is secret. */
export class Problem extends Error {
  override readonly name = 'Problem'

  constructor(
    readonly type: ProblemType,
    readonly detail: string,
    /** What a program may want to know besides. */
    readonly extensions: { readonly [member: string]: unknown } = {},
    options?: ErrorOptions,
  ) {
    super(detail, options)
  }
}
