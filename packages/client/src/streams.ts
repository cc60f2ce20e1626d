export { StreamTrimmedError } from './errors/stream-trimmed-error.js'
export { schemaVersions } from './item/schema-versions.js'
export type {
  ChangesByView,
  Inserted,
  Modified,
  OnlyAfter,
  OnlyBefore,
  OnlyKey,
  Removed,
} from './streams/changes.js'
export type { StreamCheckpoint } from './streams/poll/checkpoint.js'
export { type PollStreamOptions, pollStream } from './streams/poll/poll-stream.js'
export type { StreamSourceOptions } from './streams/poll/stream-source.js'
export type { ListedStream, StreamShard, StreamsClient } from './streams/poll/streams-client.js'
export type {
  EventIdentity,
  EventImage,
  EventRecord,
  EventValue,
  StreamEvent,
} from './streams/stream-event.js'
export {
  type StreamBatchResponse,
  type StreamHandlerOptions,
  streamHandler,
} from './streams/stream-handler.js'
export type {
  ChangeHandler,
  EntityHandlers,
  StreamHandlers,
  UnknownHandler,
} from './streams/stream-handlers.js'
export type { HandlingOptions } from './streams/stream-plan.js'
export type { StreamChange, StreamRecord } from './streams/stream-record.js'
