import { ValidationError } from '@keyprint/key-design'
import { OutcomeUnknownError } from '../../errors/outcome-unknown-error.js'
import { type AttemptRules, LastAttempt } from '../../send/attempts.js'

/** Makes a further call one with the first. */
export interface IdempotencyOptions {
  /**
   * The same token within ten minutes makes a second call one with the first. The writes must be the same to the letter:
   * those that hold the current time (timestamps, a time to live) never are, and are refused.
   */
  readonly idempotencyToken?: string | undefined
  /**
   * When the token was sent first, where this is not the first time. DynamoDB forgets it after ten minutes: nothing is
   * sent then, and the call ends in OutcomeUnknownError. Default: now.
   */
  readonly idempotencyTokenSince?: Date | undefined
}

/** How long DynamoDB knows a token. @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html */
const TOKEN_MS = 600_000
/** A request that is sent must arrive while the token is still known. */
const MARGIN_MS = 30_000

/** Until when a token can be sent again without doing twice what it stands for, in milliseconds since 1970. */
export function tokenEnd({ idempotencyToken, idempotencyTokenSince }: IdempotencyOptions): number {
  if (idempotencyTokenSince === undefined) return Date.now() + TOKEN_MS - MARGIN_MS
  const since = idempotencyTokenSince.getTime()
  if (idempotencyToken !== undefined && !Number.isNaN(since)) return since + TOKEN_MS - MARGIN_MS
  throw new ValidationError('is the time of a token', {
    attribute: 'idempotencyTokenSince',
    value: idempotencyTokenSince,
    remedy: 'give a valid Date and the idempotencyToken that it belongs to',
  })
}

const TOO_OLD = 'its idempotency token is older than DynamoDB keeps one'

/** Refuses to send a token that DynamoDB may have forgotten. */
export function checkToken(operation: string, until: number): void {
  if (Date.now() >= until) throw new OutcomeUnknownError(operation, TOO_OLD, {})
}

/** Attempts that end when one may have been done and DynamoDB may have forgotten it. */
export function whileTokenIsKnown(until: number, { attempt }: AttemptRules): AttemptRules {
  return {
    attempt: async (send, before) => {
      if (before.lost && Date.now() >= until) throw new LastAttempt(new Error(TOO_OLD))
      return attempt === undefined ? send() : attempt(send, before)
    },
  }
}
