import { type DesignSpec, type StreamView, ValidationError } from '@keyprint/key-design'
import { schemaCodec, withShardTexts } from '@keyprint/key-design/codec'
import { compileEntities } from '../compile/compile-entities.js'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import type { CompileVersions } from '../compile/schema-versions.js'
import { ConfigurationError } from '../errors/configuration-error.js'
import type { ChangeHandler, UnknownHandler } from './stream-handlers.js'
import type { StreamChange, StreamRecord } from './stream-record.js'

/** How records are handled. */
export interface HandlingOptions {
  /**
   * How many items are handled at the same time. Records of one item are always handled one after the other. Default 1:
   * all records one after the other, in the order of the stream.
   */
  readonly concurrency?: number | undefined
  /** Is told of every failure of a handler. Default: `console.error`. */
  readonly onError?: ((error: unknown, record: StreamRecord) => unknown) | undefined
  /** Reads the images of older items; has to be given where an entity has a `schemaVersion`. */
  readonly schemaVersions?: CompileVersions | undefined
}

type Handlers = { readonly [change in StreamChange]?: ChangeHandler<unknown> }

/** A design and its handlers, ready for records. */
export interface StreamPlan {
  readonly design: DesignSpec
  readonly view: StreamView
  readonly entities: { readonly [name: string]: CompiledEntity }
  readonly handlers: { readonly [entity: string]: Handlers | undefined }
  readonly unknown: UnknownHandler['unknown']
  readonly concurrency: number
  readonly onError: NonNullable<HandlingOptions['onError']>
}

const CHANGES = ['insert', 'modify', 'remove', 'expired']

/**
 * Prepares handlers.
 * @throws ConfigurationError for a table without a stream, and for handlers that would never be called.
 */
export function streamPlan(
  design: DesignSpec,
  given: object,
  { concurrency = 1, onError = logError, schemaVersions: versions }: HandlingOptions,
): StreamPlan {
  const { unknown, ...handlers } = given as StreamPlan['handlers'] & UnknownHandler
  checkNames(design, handlers)
  if (typeof unknown !== 'function')
    throw new ConfigurationError(
      `The handlers of the stream of table '${design.table.name}' have no 'unknown'; it is called with what no entity claims.`,
    )
  checkCount('concurrency', concurrency)
  checkVersions(design, versions)
  return {
    design,
    view: viewOf(design),
    entities: compileEntities(design, {
      schemas: schemaCodec,
      versions,
      shards: { entity: withShardTexts },
    }),
    handlers,
    unknown,
    concurrency,
    onError,
  }
}

/** @throws ValidationError for an option that is no count. */
export function checkCount(attribute: 'batchSize' | 'concurrency', value: number): void {
  if (Number.isInteger(value) && value >= 1) return
  throw new ValidationError('must be a whole number of at least 1', { attribute, value })
}

/** What is missing is told when the module loads, not by each record. */
function checkVersions({ entities }: DesignSpec, versions: CompileVersions | undefined): void {
  const versioned = Object.values(entities).find(({ schemaVersion }) => schemaVersion !== undefined)
  if (versions !== undefined || versioned === undefined) return
  throw new ConfigurationError(
    `Entity '${versioned.name}' has a schemaVersion, by which the images of its items are read; pass { schemaVersions } of @keyprint/client/streams along with the handlers.`,
  )
}

function viewOf({ table }: DesignSpec): StreamView {
  if (table.stream !== undefined) return table.stream
  throw new ConfigurationError(
    `Table '${table.name}' has no stream in the design, so there is nothing to handle; define it with stream: 'new-and-old-images'.`,
  )
}

/** What the types refuse too: a slip of the pen would never be called. */
function checkNames({ entities }: DesignSpec, handlers: StreamPlan['handlers']): void {
  if (Object.hasOwn(entities, 'unknown'))
    throw new ConfigurationError(
      "An entity named 'unknown' has the name of the handler of what no entity claims; give it another name.",
    )
  for (const [entity, changes] of Object.entries(handlers)) {
    if (!Object.hasOwn(entities, entity))
      throw new ConfigurationError(
        `There are handlers of '${entity}', but the design has no such entity; its entities are ${Object.keys(entities).join(', ')}.`,
      )
    const change = Object.keys(changes ?? {}).find((name) => !CHANGES.includes(name))
    if (change === undefined) continue
    throw new ConfigurationError(
      `There is a handler of ${entity}.${change}, which is no change; the changes are ${CHANGES.join(', ')}.`,
    )
  }
}

/** Keys and images stay out of the log: they may be personal. */
function logError(error: unknown, { change, sequenceNumber }: StreamRecord): void {
  console.error(`Stream record ${sequenceNumber} (${change}) was not handled and comes again:`, error)
}
