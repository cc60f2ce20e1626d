import { dispatch } from './dispatch.js'
import { inLanes } from './in-lanes.js'
import type { StreamPlan } from './stream-plan.js'
import type { StreamRecord } from './stream-record.js'
import { checkView } from './stream-view.js'

/** What came of some records. */
export interface Outcome {
  /** What has to come again, in order: what failed, and what came after it for the same item. */
  readonly undone: readonly StreamRecord[]
  /** What handlers threw, the first one first. */
  readonly errors: readonly unknown[]
}

/**
 * Handles records of one shard. Each is handled once, also when it comes twice; after a failure the later records of that
 * item wait for the next time.
 * @throws ConfigurationError when the stream shows less than the design says; nothing was handled then.
 */
export async function handleRecords(plan: StreamPlan, given: readonly StreamRecord[]): Promise<Outcome> {
  const records = withoutDuplicates(given)
  for (const record of records) checkView(plan, record)
  const done = new Set<StreamRecord>()
  const errors: unknown[] = []
  const step = async (record: StreamRecord): Promise<boolean> => {
    try {
      await dispatch(plan, record)
      done.add(record)
    } catch (error) {
      errors.push(error)
      await tell(plan, error, record)
    }
    return done.has(record)
  }
  await inLanes(records, itemOf(plan), plan.concurrency, step)
  return { undone: records.filter((record) => !done.has(record)), errors }
}

function withoutDuplicates(records: readonly StreamRecord[]): readonly StreamRecord[] {
  const seen = new Set<string>()
  return records.filter(({ sequenceNumber: number }) => !seen.has(number) && seen.add(number))
}

/** Text that is the same for records of the same item. */
function itemOf({ design: { table } }: StreamPlan): (record: StreamRecord) => string {
  const { partitionKey, sortKey } = table
  return ({ keys }) => JSON.stringify([keys[partitionKey.name], sortKey && keys[sortKey.name]])
}

/** Who is told of failures has no say in what comes again. */
async function tell({ onError }: StreamPlan, error: unknown, record: StreamRecord): Promise<void> {
  try {
    await onError(error, record)
  } catch (thrown) {
    console.error(
      `onError failed for stream record ${record.sequenceNumber}:`,
      thrown,
      'It was told of:',
      error,
    )
  }
}
