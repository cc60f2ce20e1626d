import {
  type PollStreamOptions,
  pollStream,
  type StreamCheckpoint,
  type StreamHandlerOptions,
  type StreamHandlers,
  streamHandler,
  type UnknownHandler,
} from '@keyprint/client/streams'
import type { Design, DesignTypes } from '@keyprint/key-design'
import { type ChangeHandlers, handleChange } from '../changes/change-handlers.js'
import type { Collections } from '../collection/collection.js'
import { type DocumentDesignOptions, documentDesign } from '../design/document-design.js'
import { rowOfItem } from '../dynamodb/items.js'
import type { Item } from '../dynamodb/untyped-client.js'
import { InvalidConfigurationError } from '../errors/invalid-configuration-error.js'

/** How the table was made, and what is to be done with items that are no documents. */
export interface DocumentStreamOptions extends UnknownHandler {
  /** As the table was made by. Its stream must show new and old images. Default: that of `documentDesign`. */
  readonly design?: DocumentDesignOptions | undefined
}

/**
 * A Lambda function of the table's stream: the same handlers as those of `memoryProvider`, each with the context of the
 * write. Its event source needs `ReportBatchItemFailures`, or the option that says it has not.
 */
export function documentStreamHandler<C extends Collections>(
  collections: C,
  handlers: ChangeHandlers<C>,
  { design, unknown, ...options }: DocumentStreamOptions & StreamHandlerOptions,
): ReturnType<typeof streamHandler> {
  const handled = streamHandlers(handlers as ChangeHandlers<Collections>, unknown)
  return streamHandler(designWithImages(collections, design) as never, handled as never, options)
}

/** Calls the same handlers without Lambda, for development and tests, from the table's own stream. */
export function pollDocumentStream<C extends Collections>(
  collections: C,
  handlers: ChangeHandlers<C>,
  { design, unknown, ...options }: DocumentStreamOptions & PollStreamOptions,
): Promise<StreamCheckpoint> {
  const handled = streamHandlers(handlers as ChangeHandlers<Collections>, unknown)
  return pollStream(designWithImages(collections, design) as never, handled as never, options as never)
}

/** @throws InvalidConfigurationError for a stream that does not show what handlers get. */
function designWithImages(collections: Collections, options: DocumentDesignOptions | undefined): Design {
  const design = documentDesign(collections, options)
  if (design.table.stream === 'new-and-old-images') return design
  const message = 'must be new-and-old-images, which change handlers are given'
  throw new InvalidConfigurationError([{ path: 'design.stream', message }])
}

/** What a change of an item is. */
interface ItemChange {
  readonly before?: Item
  readonly after?: Item
  /** Of an insertion. */
  readonly item?: Item
}

function streamHandlers(
  handlers: ChangeHandlers<Collections>,
  unknown: UnknownHandler['unknown'],
): StreamHandlers<DesignTypes> {
  const entities = Object.keys(handlers).map((collection) => {
    const handle = ({ before, after, item = after }: ItemChange) =>
      handleChange(handlers, {
        tenant: String((item ?? before)?.tenant),
        collection,
        before: before && rowOfItem(before),
        after: item && rowOfItem(item),
      })
    return [collection, { insert: handle, modify: handle, remove: handle }]
  })
  return { ...Object.fromEntries(entities), unknown } as never
}
