import { MAX_ITEM_BYTES, type Paths } from '@keyprint/client'
import type { ClaimItem } from '../design.js'
import { documentText } from '../document/document-text.js'
import { LeaseLostError } from '../errors/lease-lost-error.js'
import { StateTooLargeError } from '../errors/state-too-large-error.js'
import { checkPositive } from '../store/checked-options.js'
import { failure, refusalOf } from '../store/failure.js'
import type { KeyScope, NewClaim } from './claim-key.js'
import type { Claimed } from './idempotency-store.js'

/** The key in the hands of the worker that claimed it. Everything is written on the condition that it still has it. */
export function claimed({ db, errors, key, leaseMs, ttlMs }: KeyScope, item: NewClaim): Claimed {
  const { claimId, fence, validUntil } = item
  const isOurs = (claim: Paths<ClaimItem>) => [claim.claimId.eq(claimId), claim.status.eq('in-progress')]

  /** True for what an attempt did whose answer was lost. */
  const held = async (
    call: string,
    write: PromiseLike<unknown>,
    isDone: (item: Partial<ClaimItem>) => boolean,
  ): Promise<void> => {
    try {
      await write
    } catch (error) {
      const refusal = refusalOf('claim', error)
      const current = refusal?.current as Partial<ClaimItem> | undefined
      if (current?.claimId === claimId && isDone(current)) return
      if (refusal === undefined || refusal.isUnknown) throw failure(errors, `${call} of ${key}`, error)
      throw new LeaseLostError(key, fence)
    }
  }

  return {
    status: 'claimed',
    fence,
    leaseUntil: validUntil,
    complete: async (result) => {
      const text = documentText(result, 'result', `key ${key}`)
      const bytes = Buffer.byteLength(text)
      if (bytes > MAX_ITEM_BYTES) throw new StateTooLargeError(`the result of ${key}`, bytes)
      const until = new Date(Date.now() + ttlMs)
      const done = { status: 'done' as const, result: text, validUntil: until, expiresAt: until }
      const write = db.claim.update({ key }, { set: done, if: isOurs })
      await held('complete', write, (current) => current.status === 'done' && current.result === text)
    },
    extend: async (ms = leaseMs) => {
      checkPositive('leaseMs', ms)
      const until = new Date(Date.now() + ms)
      const longer = { validUntil: until, expiresAt: new Date(until.getTime() + ttlMs) }
      const write = db.claim.update({ key }, { set: longer, if: isOurs })
      await held('extend', write, (current) => current.validUntil?.getTime() === until.getTime())
    },
    release: async () => {
      try {
        await db.claim.delete({ key }, { if: isOurs })
      } catch (error) {
        // What is there by now, if anything, is not ours.
        if (refusalOf('claim', error) === undefined) throw failure(errors, `release of ${key}`, error)
      }
    },
  }
}
