import { expectTypeOf } from 'vitest'
import type { CancellationReason, FoundItem } from '../index.js'

type Found = FoundItem | undefined

export function why({ error }: CancellationReason): unknown {
  if (error.code === 'ALREADY_EXISTS') expectTypeOf(error.current).toEqualTypeOf<Found>()
  if (error.code === 'CONDITION_FAILED') expectTypeOf(error.current).toEqualTypeOf<Found>()
  if (error.code === 'VERSION_CONFLICT') expectTypeOf(error.current).toEqualTypeOf<Found>()
  if (error.code === 'NOT_UNIQUE') expectTypeOf(error.attributes).toEqualTypeOf<readonly string[]>()
  // DynamoDB may have reasons that have no error of their own.
  if (error.code === undefined) expectTypeOf(error.message).toEqualTypeOf<string>()
  // @ts-expect-error: an operation of a transaction never fails for this
  if (error.code === 'INVALID_CURSOR') return undefined
  // @ts-expect-error: not every error has an item
  return error.current
}
