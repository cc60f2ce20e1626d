/** What can go wrong, for clients to branch on: `type` of a problem is `/problems/` and one of these names. */
export const problemTypes = {
  'invalid-request': {
    status: 400,
    title: 'The request is not valid',
    meaning: '`errors` says for each part what is wrong with it. Correct it and send it again.',
  },
  'invalid-cursor': {
    status: 400,
    title: 'The cursor does not belong here',
    meaning: 'A cursor is good for the list that gave it, with the same parameters. Start without one.',
  },
  'not-found': {
    status: 404,
    title: 'There is no such thing',
    meaning: 'Nothing has that address, or it has expired.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'The method does not fit',
    meaning: 'The header Allow says what can be done at that address.',
  },
  'already-exists': {
    status: 409,
    title: 'It exists already',
    meaning: 'Something else has that identity. Choose another one.',
  },
  'not-unique': {
    status: 409,
    title: 'The value is taken',
    meaning: '`attributes` names what must be unique. Choose another value.',
  },
  'out-of-stock': {
    status: 409,
    title: 'Not enough in stock',
    meaning: '`products` says what is missing, and how much is left. Nothing was ordered.',
  },
  'status-refused': {
    status: 409,
    title: 'The order cannot get that status',
    meaning: '`possible` lists the statuses that may follow the one it has.',
  },
  'changed-meanwhile': {
    status: 409,
    title: 'Somebody else was faster',
    meaning: 'It changed between reading and writing. Read it again and decide anew.',
  },
  'version-conflict': {
    status: 412,
    title: 'It has another version by now',
    meaning: 'Somebody else changed it. Read it again, and send the new ETag in If-Match.',
  },
  'too-large': {
    status: 413,
    title: 'The request is too large',
    meaning: 'Send less at once.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'The body is not JSON',
    meaning: 'Send JSON, and say so: Content-Type: application/json.',
  },
  'version-required': {
    status: 428,
    title: 'The version is missing',
    meaning: 'Read it first and send its ETag in If-Match, so that no change of others is lost.',
  },
  internal: {
    status: 500,
    title: 'Something is wrong on our side',
    meaning: 'It was logged. Sending the request again will probably not help.',
  },
  'done-unread': {
    status: 500,
    title: 'It was done, but cannot be shown',
    meaning: 'Do not send it again. Why it cannot be read was logged.',
  },
  unavailable: {
    status: 503,
    title: 'Not possible at the moment',
    meaning: 'Nothing was changed. Try again after the seconds in Retry-After.',
  },
  'outcome-unknown': {
    status: 504,
    title: 'It may or may not have been done',
    meaning: 'Read before you send it again. An order can be sent again as it is: its id makes it one.',
  },
} as const

export type ProblemType = keyof typeof problemTypes
