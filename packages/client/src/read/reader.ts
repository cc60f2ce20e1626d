import type { QueryCommandInput } from '@aws-sdk/client-dynamodb'
import type { StoredItem } from '../compile/compiled-key.js'
import type { Connection } from '../operation/connection.js'
import type { Command } from '../send/commands.js'
import type { ReadOptions } from './read-options.js'
import { type Delivered, deliver, type ReadSource } from './read-source.js'

/** What a reader reads, and how. */
export interface ReadPlan {
  readonly connection: Connection
  readonly source: ReadSource
  readonly command: Command<object, ReadOutput>
  readonly params: () => object
  readonly options: ReadOptions
  /**
   * Which part of a scan in segments it is, and of how many. Its cursors are checkpoints, which are good at any age.
   */
  readonly segment?: readonly [segment: number, segments: number]
  /** Reads the shards of a partition as one; left out where it has none. */
  readonly shards?: {
    readonly requestOf: typeof requestOf
    readonly readPage: typeof readPage
  }
}

/** What is used of the answers of Query and Scan. */
export interface ReadOutput {
  readonly Items?: StoredItem[]
  readonly LastEvaluatedKey?: StoredItem
}

/** Some items, and where to go on. */
export interface RawPage {
  readonly items: readonly Delivered[]
  readonly next: StoredItem | undefined
}

/**
 * The request's parts that tell one reading from another: a cursor is good for the same ones only. The filter is none
 * of them, it does not change where the reading is.
 */
export function bindingOf({ connection, source, params, segment }: ReadPlan): string {
  const { KeyConditionExpression, ExpressionAttributeValues, ScanIndexForward } =
    params() as QueryCommandInput
  const used = KeyConditionExpression?.match(/:\d+/g)?.map((one) => ExpressionAttributeValues?.[one])
  const place = [connection.design.table.name, source.name, source.indexName]
  return JSON.stringify([...place, KeyConditionExpression, used, ScanIndexForward, ...(segment ?? [])])
}

/** How many items a page is to have. */
export interface Wanted {
  /** `undefined`: as many as DynamoDB gives at once. */
  readonly most: number | undefined
  /** Whether it is to have so many, unless there are no more; else it has one at the least. */
  readonly full: boolean
}

/** Enough for a page of rare items among thousands, and no more than 20 MB that are read and billed. */
export const DEFAULT_REQUESTS_PER_PAGE = 20

/**
 * Reads until there are as many items as wanted. Pages of DynamoDB may come back empty: a filter dropped everything, or
 * items were expired or of other entities. A budget of requests ends that.
 */
export async function readPage(
  plan: ReadPlan,
  start: StoredItem | undefined,
  { most, full }: Wanted,
): Promise<RawPage> {
  const { requestsPerPage = DEFAULT_REQUESTS_PER_PAGE } = plan.options
  const items: Delivered[] = []
  let next = start
  for (let short = 0; ; short++) {
    const request = requestOf(plan, next, most, items.length, short)
    const output = await plan.connection.send(plan.command, request, plan.options)
    const stored = output.Items ?? []
    for (const [i, one] of stored.entries()) {
      const delivered = deliver(plan.source, one, plan.options)
      if (delivered === undefined) continue
      items.push(delivered)
      if (items.length !== most) continue
      return { items, next: i === stored.length - 1 ? output.LastEvaluatedKey : keyOf(plan.source, one) }
    }
    next = output.LastEvaluatedKey
    const enough = items.length > 0 && !(full && most)
    if (next === undefined || enough || short + 1 >= requestsPerPage) return { items, next }
  }
}

/**
 * A request: where it starts, and how many items DynamoDB is to look at. No more than are wanted at first, and twice as
 * many for each request that came short, because what was dropped has to be made up for.
 */
export function requestOf(
  { params, options: { pageSize } }: ReadPlan,
  start: StoredItem | undefined,
  most: number | undefined,
  have = 0,
  short = 0,
): object {
  const wanted = most && (most - have) * 2 ** Math.min(short, 10)
  const Limit = wanted && pageSize ? Math.min(wanted, pageSize) : (wanted ?? pageSize)
  return { ...params(), ...(start && { ExclusiveStartKey: start }), ...(Limit && { Limit }) }
}

function keyOf({ keyAttributes }: ReadSource, item: StoredItem): StoredItem {
  return Object.fromEntries(keyAttributes.map(({ name }) => [name, item[name] as StoredItem[string]]))
}
