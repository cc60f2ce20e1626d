import type { Paths } from '@keyprint/client'
import type { ClaimItem } from '../design.js'
import { documentOf } from '../document/document-text.js'
import { CorruptStateError } from '../errors/corrupt-state-error.js'
import type { RetriableErrors } from '../errors/error-classes.js'
import { PayloadMismatchError } from '../errors/payload-mismatch-error.js'
import { failure, refusalOf } from '../store/failure.js'
import type { TenantDb } from '../tenant/tenants.js'
import { claimed } from './claimed.js'
import type { Claim } from './idempotency-store.js'

/** What the calls on a key have in common. */
export interface KeyScope {
  readonly db: TenantDb
  readonly errors: RetriableErrors
  readonly key: string
  readonly leaseMs: number
  readonly ttlMs: number
}

/** How often a claim is tried whose lapsed predecessor is taken over by others meanwhile. */
const MOST_ATTEMPTS = 8

/** Claims a key: by creating it, or on the condition that what lapsed is still as it was. */
export async function claimKey(scope: KeyScope, payloadHash: string | undefined): Promise<Claim> {
  const claimId = crypto.randomUUID()
  let current: ClaimItem | undefined
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const item = newItem(scope, { claimId, payloadHash }, current)
    const met = await written(scope, item, current)
    if (met === 'nobody') return claimed(scope, item)
    current = met === 'gone' ? undefined : met
    if (current === undefined) continue
    refuseOtherPayload(scope, current, payloadHash)
    if (isValid(current)) return told(scope, current)
  }
  const cause = new Error('others took it over again and again')
  throw scope.errors.transient(`claim of ${scope.key}: ${cause.message}`, cause)
}

/** A fence grows by the clock too, so that it does when DynamoDB has removed the item meanwhile. */
function newItem(
  { key, leaseMs, ttlMs }: KeyScope,
  claim: Pick<ClaimItem, 'claimId'> & { readonly payloadHash: string | undefined },
  before: ClaimItem | undefined,
): NewClaim {
  const now = Date.now()
  return {
    key,
    status: 'in-progress',
    fence: Math.max(now, (before?.fence ?? 0) + 1),
    ...claim,
    validUntil: new Date(now + leaseMs),
    expiresAt: new Date(now + leaseMs + ttlMs),
  }
}

/** A claim before it is written. */
export type NewClaim = Pick<ClaimItem, 'key' | 'fence' | 'claimId'> & {
  readonly status: 'in-progress'
  readonly payloadHash: string | undefined
  readonly validUntil: Date
  readonly expiresAt: Date
}

/** Who stood in the way: the item of another worker, one that is gone by now, or nobody. */
type Met = ClaimItem | 'gone' | 'nobody'

async function written(
  { db, errors, key }: KeyScope,
  item: NewClaim,
  current: ClaimItem | undefined,
): Promise<Met> {
  try {
    if (current === undefined) await db.claim.create(item)
    else await db.claim.put(item, { if: (claim) => isAsMet(claim, current) })
    return 'nobody'
  } catch (error) {
    const refusal = refusalOf('claim', error)
    if (refusal?.current?.claimId === item.claimId) return 'nobody'
    if (refusal === undefined || refusal.isUnknown) throw failure(errors, `claim of ${key}`, error)
    if (refusal.current !== undefined) return refusal.current as ClaimItem
    if (current !== undefined) return 'gone'
    throw new CorruptStateError(`key ${key}`, 'the item does not fit the design', { cause: refusal.error })
  }
}

/** The late worker may have completed it or prolonged its lease meanwhile: both move the end. */
const isAsMet = (claim: Paths<ClaimItem>, { claimId, validUntil }: ClaimItem) => [
  claim.claimId.eq(claimId),
  claim.validUntil.eq(validUntil as Date),
]

const isValid = ({ validUntil }: ClaimItem): boolean => validUntil === undefined || validUntil > new Date()

/** A worker that died may have done a part of its payload: its key stays with that. A result that is over does not. */
function refuseOtherPayload({ key }: KeyScope, item: ClaimItem, payloadHash: string | undefined): void {
  if (payloadHash === undefined || item.payloadHash === undefined || payloadHash === item.payloadHash) return
  if (item.status === 'in-progress' || isValid(item)) throw new PayloadMismatchError(key)
}

function told({ key }: KeyScope, { status, validUntil, result }: ClaimItem): Claim {
  if (status === 'in-progress') return { status, leaseUntil: validUntil as Date }
  return { status, result: result === undefined ? undefined : documentOf(result, `key ${key}`) }
}
