/** What can go wrong, for callers to branch on: `type` of a problem is `/problems/` and one of these names. */
export const problemTypes = {
  'invalid-request': { status: 400, title: 'The request is not valid' },
  'invalid-cursor': { status: 400, title: 'The cursor does not belong here' },
  unauthenticated: { status: 401, title: 'Nobody knows who you are' },
  forbidden: { status: 403, title: 'You may not do that' },
  'foreign-key': { status: 403, title: 'A key does not begin with your prefix' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'not-provisioned': { status: 409, title: 'There is nothing to work on yet' },
  'condition-failed': { status: 409, title: 'It is not possible as things are' },
  conflict: { status: 409, title: 'Somebody else is writing the same' },
  removed: { status: 410, title: 'It was removed for good' },
  'too-large': { status: 413, title: 'It is too large' },
  'rate-limited': { status: 429, title: 'Too many requests at once' },
  'quota-exceeded': { status: 429, title: 'Too many requests today' },
  internal: { status: 500, title: 'Something is wrong on our side' },
  'not-available': { status: 501, title: 'It was not set up here' },
  unavailable: { status: 503, title: 'Not possible at the moment' },
} as const

export type ProblemType = keyof typeof problemTypes

/** Why a request is refused, in words for the caller: nothing in it is secret, or another tenant's. */
export class Problem extends Error {
  override readonly name = 'Problem'

  constructor(
    readonly type: ProblemType,
    readonly detail: string,
    /** What a program may want to know besides. */
    readonly extensions: { readonly [member: string]: unknown } = {},
    readonly retryAfterSeconds?: number,
  ) {
    super(detail)
  }
}
