import { type AccessPatternSpec, ValidationError } from '@keyprint/key-design'
import type { Connection } from '../operation/connection.js'
import { scanItems } from '../send/commands.js'
import { gatherer, makeReading } from './make-reading.js'
import { ParallelReading } from './parallel-reading.js'
import type { ScanOptions } from './read-options.js'
import { type ReadSource, readSource } from './read-source.js'
import { checkCount, type ReadPlan } from './reader.js'
import { scanParams } from './scan-params.js'

/** The method of the client for an access pattern that scans. */
export function scanPattern(connection: Connection, name: string, pattern: AccessPatternSpec) {
  let source: ReadSource | undefined
  return (options: ScanOptions = {}) => {
    source ??= readSource(connection, name, pattern)
    return scan(connection, source, options)
  }
}

function scan(connection: Connection, source: ReadSource, options: ScanOptions) {
  checkCount('segments', options.segments)
  const { segments } = options
  const plan = (extra: object): ReadPlan => ({
    connection,
    source,
    command: scanItems as never,
    params: () => ({ ...scanParams(connection, source, options), ...extra }),
    options,
  })
  if (segments === undefined) return makeReading(plan({}))
  refuseOrder(source, options)
  const parts = (isOver: () => boolean) =>
    Array.from({ length: segments }, (_, Segment) =>
      makeReading({ ...plan({ Segment, TotalSegments: segments }), isOver }),
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
