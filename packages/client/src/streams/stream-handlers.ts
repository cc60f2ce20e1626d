import type { DesignTypes, EntityTypes, Problem, StreamView } from '@keyprint/key-design'
import type { UnreadableItemError } from '../errors/unreadable-item-error.js'
import type { ChangesByView } from './changes.js'
import type { StreamRecord } from './stream-record.js'

/** Handles one change; what it returns is awaited. When it throws, the record comes again. */
export type ChangeHandler<Change> = (change: Change, record: StreamRecord) => unknown

/** Handlers of one entity. A change without one is none of this program's business. */
export type EntityHandlers<E extends EntityTypes, View extends StreamView> = HandlersOf<
  ChangesByView<E['key'], E['item']>[View]
>

interface HandlersOf<Changes extends ChangesByView<unknown, unknown>[StreamView]> {
  readonly insert?: ChangeHandler<Changes['insert']> | undefined
  readonly modify?: ChangeHandler<Changes['modify']> | undefined
  readonly remove?: ChangeHandler<Changes['remove']> | undefined
  /** DynamoDB removed it, because its time to live was over. Default: what `remove` does. */
  readonly expired?: ChangeHandler<Changes['remove']> | undefined
}

/** Handles what no entity of the design claims. */
export interface UnknownHandler {
  /**
   * Items of other programs, and items of an entity that do not fit the design: `error` says why then. Guard items of
   * unique attributes are the client's own, and come to no handler.
   */
  readonly unknown: (record: StreamRecord, error: UnreadableItemError | undefined) => unknown
}

/** Handlers by entity and change. */
export type StreamHandlers<D extends DesignTypes> = {
  readonly [Name in keyof D['entities']]?:
    | EntityHandlers<D['entities'][Name]['~types'], ViewOf<D>>
    | undefined
} & UnknownHandler

/** What the stream of the table shows; never for a table without. */
export type ViewOf<D extends DesignTypes> =
  TableOf<D> extends { readonly stream: infer View extends StreamView } ? View : never

/** All entities are in one table. */
type TableOf<D extends DesignTypes> = D['entities'][keyof D['entities']]['~types']['table']['~types']

/** A sentence for a design that has nothing to handle. */
export type CheckedStream<D extends DesignTypes> = [ViewOf<D>] extends [never]
  ? Problem<"the table of this design has no stream; define it with stream: 'new-and-old-images'">
  : 'unknown' extends keyof D['entities']
    ? Problem<"an entity named 'unknown' has the name of the handler of what no entity claims">
    : unknown
