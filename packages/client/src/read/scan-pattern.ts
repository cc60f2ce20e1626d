import { type AccessPatternSpec, ValidationError } from '@keyprint/key-design'
import { checkOptions } from '../operation/check-options.js'
import type { Connection } from '../operation/connection.js'
import { scanItems } from '../send/commands.js'
import { gatherer, makeReading } from './make-reading.js'
import { paced } from './paced.js'
import { ParallelReading, type Parts } from './parallel-reading.js'
import type { ScanOptions } from './read-options.js'
import { type ReadSource, readSource } from './read-source.js'
import type { ReadPlan } from './reader.js'
import { type SegmentCheckpoint, segmentsFrom } from './scan-checkpoint.js'
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
  checkOptions(connection.rules, options)
  const { segments, checkpoint } = options
  const params = () => scanParams(connection, source, options)
  const plan: ReadPlan = { connection, source, command: scanItems as never, params, options }
  if (segments === undefined) return makeReading(plan)
  refuseOrder(source, options)
  const begun = segmentsFrom(source, segments, checkpoint)
  const open: Parts<unknown, object>['open'] = (pace, options) => {
    const shared = { ...plan, connection: paced(connection, pace), options }
    return begun.flatMap((from, segment) =>
      from.done ? [] : { segment, reading: makeReading(ofSegment(shared, from, segment, segments)) },
    )
  }
  return new ParallelReading({ connection, options, begun, open }, gatherer(source))
}

/** The plan of one segment. */
function ofSegment(
  plan: ReadPlan,
  { after }: SegmentCheckpoint,
  Segment: number,
  TotalSegments: number,
): ReadPlan {
  return {
    ...plan,
    params: () => ({ ...plan.params(), Segment, TotalSegments }),
    options: { ...plan.options, after },
    segment: [Segment, TotalSegments],
  }
}

/** Parts are read side by side: they have no common end to continue from. */
function refuseOrder({ name }: ReadSource, { after, limit }: ScanOptions): void {
  if (after === undefined && limit === undefined) return
  throw new ValidationError('has no order when it is read in segments, so it has neither cursor nor limit', {
    entity: name,
    attribute: 'segments',
    remedy: 'leave out segments, or after and limit; pages have checkpoints to go on from',
  })
}
