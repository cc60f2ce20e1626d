import { InProgressError } from '../errors/in-progress-error.js'
import type { Claimed, ClaimOptions, IdempotencyStore } from './idempotency-store.js'

/** What a worker knows of its lease while it works. */
export type Lease = Pick<Claimed, 'fence' | 'leaseUntil' | 'extend'>

/**
 * Does something once for a key: later calls get the result of the first. When it fails, the key is given back.
 * @throws InProgressError when another worker is at it; PayloadMismatchError; LeaseLostError when it took too long
 */
export async function once<Result>(
  store: Pick<IdempotencyStore, 'claim'>,
  key: string,
  work: (lease: Lease) => Promise<Result>,
  options?: ClaimOptions,
): Promise<Result> {
  const claim = await store.claim<Result>(key, options)
  if (claim.status === 'done') return claim.result
  if (claim.status === 'in-progress') throw new InProgressError(key, claim.leaseUntil)
  const result = await worked(claim, work)
  await claim.complete(result)
  return result
}

async function worked<Result>(
  claim: Claimed<Result>,
  work: (lease: Lease) => Promise<Result>,
): Promise<Result> {
  try {
    return await work(claim)
  } catch (error) {
    // Where it cannot be given back, it is free when the lease is over; why the work failed matters more.
    await claim.release().catch(() => undefined)
    throw error
  }
}
