import type { Answer, Exchange } from './exchange.js'
import { errorAnswer } from './service-error.js'

/** How far a signature may be off. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html */
const TOLERANCE_MS = 300_000

/** The answer of a DynamoDB whose clock is ahead. Each answer tells its time, and the SDK believes the latest. */
export async function skewedAnswer({ signedAt, forward }: Exchange, aheadMs: number): Promise<Answer> {
  const now = new Date(Date.now() + aheadMs)
  const isOff = signedAt !== undefined && Math.abs(now.getTime() - signedAt.getTime()) > TOLERANCE_MS
  const answer = isOff ? refusal(signedAt, now) : await forward()
  return { ...answer, headers: { ...answer.headers, date: now.toUTCString() } }
}

function refusal(signedAt: Date, now: Date): Answer {
  const message = `Signature expired: ${signedAt.toISOString()} is too far from ${now.toISOString()}`
  return errorAnswer({ status: 400, code: 'InvalidSignatureException', message })
}
