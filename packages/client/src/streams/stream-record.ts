import { ValidationError } from '@keyprint/key-design'
import { isPlainObject } from '@keyprint/key-design/codec'
import type { StoredItem } from '../compile/compiled-key.js'
import { storedImage } from './image.js'
import type { EventIdentity, EventImage, EventRecord, StreamEvent } from './stream-event.js'

/** What happened to an item. `expired` is a removal by DynamoDB itself, because its time to live was over. */
export type StreamChange = 'insert' | 'modify' | 'remove' | 'expired'

/** A record of a stream, the same whether it came through Lambda or through the streams API. */
export interface StreamRecord {
  readonly change: StreamChange
  /** Names the record within its stream: what came twice has the same one. */
  readonly sequenceNumber: string
  readonly eventId: string | undefined
  /** When it was written, to the second; of DynamoDB Local to the minute. */
  readonly writtenAt: Date | undefined
  /** Size of keys and images. */
  readonly bytes: number | undefined
  /** The primary key as it is stored. */
  readonly keys: StoredItem
  /** The item as it is stored now, where the stream shows it. */
  readonly newImage: StoredItem | undefined
  /** The item as it was stored before, where the stream shows it. */
  readonly oldImage: StoredItem | undefined
}

const CHANGES: { readonly [eventName: string]: StreamChange } = {
  INSERT: 'insert',
  MODIFY: 'modify',
  REMOVE: 'remove',
}

/**
 * The records of a Lambda event.
 * @throws ValidationError for what is no event of a DynamoDB stream.
 */
export function recordsOf(event: StreamEvent): readonly StreamRecord[] {
  const records: unknown = (event as Partial<StreamEvent> | undefined)?.Records
  if (!Array.isArray(records)) return refuse('has no Records', event)
  return records.map(streamRecord)
}

/** @throws ValidationError for what is no record of a DynamoDB stream. */
export function streamRecord(record: EventRecord): StreamRecord {
  const { eventID, eventName = '', dynamodb, userIdentity } = record ?? {}
  const change = Object.hasOwn(CHANGES, eventName) ? CHANGES[eventName] : undefined
  const { Keys, NewImage, OldImage, SequenceNumber, SizeBytes, ApproximateCreationDateTime } = dynamodb ?? {}
  if (change === undefined || !SequenceNumber || ![Keys, NewImage ?? {}, OldImage ?? {}].every(isImage))
    return refuse('has a record without a change, keys or sequence number', record)
  return {
    change: change === 'remove' && isTimeToLive(userIdentity) ? 'expired' : change,
    sequenceNumber: SequenceNumber,
    eventId: eventID,
    writtenAt: dateOf(ApproximateCreationDateTime),
    bytes: SizeBytes,
    keys: storedImage(Keys as EventImage),
    newImage: NewImage && storedImage(NewImage),
    oldImage: OldImage && storedImage(OldImage),
  }
}

/** Values further in are DynamoDB's, as all that it wrote. */
const isImage = (image: unknown): boolean => isPlainObject(image) && Object.values(image).every(isPlainObject)

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-streams.html */
function isTimeToLive(identity: EventIdentity | null | undefined): boolean {
  const principal = identity?.principalId ?? identity?.PrincipalId
  const type = identity?.type ?? identity?.Type
  return principal === 'dynamodb.amazonaws.com' && type === 'Service'
}

const MS_PER_SECOND = 1000

function dateOf(time: Date | number | undefined): Date | undefined {
  return typeof time === 'number' ? new Date(time * MS_PER_SECOND) : time
}

function refuse(reason: string, value: unknown): never {
  throw new ValidationError(reason, {
    attribute: 'event',
    value,
    remedy: 'connect the function to the stream of the table',
  })
}
