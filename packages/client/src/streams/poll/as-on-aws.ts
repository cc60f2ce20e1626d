import type { EventRecord } from '../stream-event.js'

/** What DynamoDB Local calls its removals by time to live. */
const EXPIRED_LOCALLY = 'UNKNOWN_TO_SDK_VERSION'

/**
 * A record as DynamoDB has it.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-streams.html
 */
export function asOnAws(record: EventRecord): EventRecord {
  if (record.eventName !== EXPIRED_LOCALLY) return record
  return {
    ...record,
    eventName: 'REMOVE',
    userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' },
  }
}
