import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import type { Claimed, ClaimOptions, IdempotencyStore } from '../idempotency/idempotency-store.js'

/** Milliseconds: short enough to wait for. */
export const SHORT_LEASE = 40
/** @returns what a claim gives that has to succeed */
export async function claimed(
  store: IdempotencyStore,
  key: string,
  options?: ClaimOptions,
): Promise<Claimed> {
  const claim = await store.claim(key, options)
  assert(claim.status === 'claimed', `the key must be free, and is ${claim.status}`)
  return claim
}

/** A worker whose lease is over, and its successor. */
export async function takenOver(store: IdempotencyStore, key: string): Promise<readonly [Claimed, Claimed]> {
  const late = await claimed(store, key, { leaseMs: SHORT_LEASE })
  await pause(SHORT_LEASE + 20)
  return [late, await claimed(store, key)]
}
