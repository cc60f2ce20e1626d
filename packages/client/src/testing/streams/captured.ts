import { readFileSync } from 'node:fs'
import type { EventRecord } from '../../streams/stream-event.js'

/**
 * Where the records are that `captured-records.test.ts` captured from DynamoDB Local, in the JSON of Lambda; `vitest -u`
 * captures them anew.
 */
export const CAPTURED = new URL('captured-records.jsonl', import.meta.url)

/** What was written when the records were captured, in order. */
export const WRITES = [
  'customer created',
  'its guard created',
  'order created',
  'order updated',
  'order deleted',
  'item of another program',
  'order that does not fit',
] as const

/** A captured record, by what was written. */
export function captured(...writes: readonly (typeof WRITES)[number][]): EventRecord[] {
  const lines = readFileSync(CAPTURED, 'utf8').trim().split('\n')
  return writes.map((write) => JSON.parse(lines[WRITES.indexOf(write)] as string) as EventRecord)
}

/** A captured removal as it is when DynamoDB itself removes what has expired, which is known by who did it. */
export function removedByTimeToLive(removal: EventRecord): EventRecord {
  return { ...removal, userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } }
}
