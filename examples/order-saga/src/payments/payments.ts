/** A charge that is wanted. */
export interface ChargeRequest {
  /** Idempotency key: under one key the provider charges once, and answers the same each time. */
  readonly key: string
  readonly card: string
  readonly amountInCents: number
  /** What the provider shows on its statement. */
  readonly orderId: string
}

/** The payment provider, as workers know it. */
export interface Payments {
  /** Charges a card. @throws PaymentsSilentError when it may have been charged or not */
  charge(request: ChargeRequest): Promise<{ readonly chargeId: string } | 'declined'>
  /**
   * Gives back what was charged under a key; what comes under that key later is refused.
   * @returns what was given back, the same each time; `undefined` when nothing was charged
   * @throws PaymentsSilentError
   */
  cancel(key: string): Promise<Refund | undefined>
}

/** A charge that was given back. */
export interface Refund {
  readonly chargeId: string
  readonly amountInCents: number
}

/** The provider did not answer in time, or not in a way that tells what it has done. */
export class PaymentsSilentError extends Error {
  override readonly name = 'PaymentsSilentError'

  constructor(key: string, options?: ErrorOptions) {
    super(`the payment provider does not answer for ${key}`, options)
  }
}

/** Milliseconds that a worker waits for the provider: much less than a step may take. */
const PATIENCE_MS = 700

const DECLINED = [402, 409]

/** A client of a provider. @param patienceMs milliseconds that it waits for an answer */
export function connectPayments(url: string, patienceMs = PATIENCE_MS): Payments {
  return {
    charge: async ({ key, card, amountInCents, orderId }) => {
      const response = await post(key, `${url}/charges`, { card, amountInCents, orderId }, patienceMs)
      return DECLINED.includes(response.status)
        ? 'declined'
        : ((await response.json()) as { chargeId: string })
    },
    cancel: async (key) => {
      const response = await post(key, `${url}/cancellations`, {}, patienceMs)
      return response.status === 204 ? undefined : ((await response.json()) as Refund)
    },
  }
}

async function post(key: string, url: string, body: object, patienceMs: number): Promise<Response> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patienceMs),
    })
    if (response.ok || DECLINED.includes(response.status)) return response
    throw new Error(`it answers ${response.status}`)
  } catch (cause) {
    throw new PaymentsSilentError(key, { cause })
  }
}
