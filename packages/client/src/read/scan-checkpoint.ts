import { ValidationError } from '@keyprint/key-design'
import { isPlainObject } from '@keyprint/key-design/codec'
import type { ReadSource } from './read-source.js'

/** How far a scan in segments has come: plain data, to be kept as JSON. */
export interface ScanCheckpoint {
  /** One for each segment, in their order. */
  readonly segments: readonly SegmentCheckpoint[]
}

/** How far one segment has come; `{}` for one of which nothing was given yet. */
export interface SegmentCheckpoint {
  /** What was given ends here. */
  readonly after?: string | undefined
  /** All of it was given. */
  readonly done?: boolean | undefined
}

/**
 * Where each segment begins.
 * @throws ValidationError for a checkpoint of another number of segments: DynamoDB cuts the table anew for each.
 */
export function segmentsFrom(
  { name }: ReadSource,
  segments: number,
  checkpoint: ScanCheckpoint | undefined,
): readonly SegmentCheckpoint[] {
  if (checkpoint === undefined) return Array.from({ length: segments }, () => ({}))
  const given = Array.isArray(checkpoint?.segments) ? checkpoint.segments.length : undefined
  if (given === segments && checkpoint.segments.every(isPlainObject)) return checkpoint.segments
  throw new ValidationError(`is not one of a scan in ${segments} segments`, {
    entity: name,
    attribute: 'checkpoint',
    value: checkpoint,
    remedy:
      given === undefined || given === segments
        ? 'give the checkpoint of a page'
        : `scan in ${given} segments again`,
  })
}
