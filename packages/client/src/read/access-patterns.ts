import type { GetItemCommandInput } from '@aws-sdk/client-dynamodb'
import { type AccessPatternSpec, ValidationError, type Values } from '@keyprint/key-design'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import type { Connection } from '../compile/connection.js'
import { type GetOptions, getOperation } from '../operation/item-operations.js'
import type { Operation } from '../operation/operation.js'
import { queryItems, scanItems } from '../send/commands.js'
import { ParallelReading } from './parallel-reading.js'
import type { QueryOptions, ScanOptions } from './read-options.js'
import { queryParams, scanParams } from './read-params.js'
import { type Delivered, type ReadSource, readSource } from './read-source.js'
import { checkCount, type ReadPlan } from './reader.js'
import { Reading } from './reading.js'

/** The method of the client for an access pattern. */
export function accessPattern(connection: Connection, name: string, pattern: AccessPatternSpec): unknown {
  let source: ReadSource | undefined
  const sourceOf = () => {
    source ??= readSource(connection, name, pattern)
    return source
  }
  if (pattern.kind === 'get') return get(connection, pattern.entities[0])
  if (pattern.kind === 'query') {
    return (input: Values, options: QueryOptions = {}) => query(connection, sourceOf(), input, options)
  }
  return (options: ScanOptions = {}) => scan(connection, sourceOf(), options)
}

function get(connection: Connection, name: string) {
  return (key: Values, options?: GetOptions): Operation<unknown, GetItemCommandInput> =>
    getOperation(connection, connection.entities[name] as CompiledEntity, key, options)
}

function query(connection: Connection, source: ReadSource, input: Values, options: QueryOptions) {
  const params = () => queryParams(connection.tableName, source, input, options)
  return reading({ connection, source, command: queryItems as never, params, options })
}

function scan(connection: Connection, source: ReadSource, options: ScanOptions) {
  checkCount('segments', options.segments)
  const { segments = 1 } = options
  const plan = (extra: object): ReadPlan => ({
    connection,
    source,
    command: scanItems as never,
    params: () => ({ ...scanParams(connection.tableName, source, options), ...extra }),
    options,
  })
  if (segments === 1) return reading(plan({}))
  refuseOrder(source, options)
  const parts = Array.from({ length: segments }, (_, Segment) =>
    reading(plan({ Segment, TotalSegments: segments })),
  )
  return new ParallelReading(parts, gatherer(source))
}

/** Parts are read side by side: they have no common end to continue from. */
function refuseOrder({ name }: ReadSource, { after, limit }: ScanOptions): void {
  if (after === undefined && limit === undefined) return
  throw new ValidationError('has no order when it is read in segments, so it has neither cursor nor limit', {
    entity: name,
    attribute: 'segments',
    remedy: 'leave out segments, or after and limit',
  })
}

function reading(plan: ReadPlan): Reading<unknown, unknown, object> {
  return new Reading<unknown, unknown, object>(plan, shaper(plan.source), gatherer(plan.source))
}

/** An item by itself or, among several entities, with the name of its entity. */
function shaper({ entities }: ReadSource): (delivered: Delivered) => unknown {
  return entities.length === 1 ? ({ item }) => item : (delivered) => delivered
}

/** A list or, of several entities, an object: one item where a key allows one, else a list. */
function gatherer({ entities }: ReadSource): (items: readonly Delivered[]) => unknown {
  if (entities.length === 1) return (items) => items.map(({ item }) => item)
  return (items) =>
    Object.fromEntries(
      entities.map(({ entity, keys }) => {
        const own = items.filter((one) => one.entity === entity.name).map(({ item }) => item)
        const single = keys.sort.length > 0 && keys.sort.every(({ holes }) => holes.length === 0)
        return [entity.name, single ? own[0] : own]
      }),
    )
}
