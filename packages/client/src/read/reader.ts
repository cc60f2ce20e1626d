import { ValidationError } from '@keyprint/key-design'
import type { StoredItem } from '../compile/compiled-key.js'
import type { Connection } from '../compile/connection.js'
import type { Command } from '../send/commands.js'
import { readCursor, writeCursor } from './cursor.js'
import type { ReadOptions } from './read-options.js'
import { type Delivered, deliver, type ReadSource } from './read-source.js'

/** What a reader reads, and how. */
export interface ReadPlan {
  readonly connection: Connection
  readonly source: ReadSource
  readonly command: Command<object, ReadOutput>
  readonly params: () => object
  readonly options: ReadOptions
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

/** The request's parts that tell one reading from another: a cursor is good for the same ones only. */
export function bindingOf({ source, params }: ReadPlan): string {
  const { KeyConditionExpression, ExpressionAttributeValues, ScanIndexForward } = params() as Record<
    string,
    unknown
  >
  const values = KeyConditionExpression === undefined ? undefined : ExpressionAttributeValues
  return JSON.stringify([source.name, source.indexName, KeyConditionExpression, values, ScanIndexForward])
}

/** Where the reading starts. */
export function startOf(plan: ReadPlan): StoredItem | undefined {
  const { after } = plan.options
  return after === undefined ? undefined : readCursor(plan.source, bindingOf(plan), after)
}

/** The cursor for what follows a page. */
export function cursorOf(plan: ReadPlan, next: StoredItem | undefined): string | undefined {
  return next === undefined ? undefined : writeCursor(plan.source, bindingOf(plan), next)
}

/**
 * Reads until there are as many items as wanted or, when all are, until there are some. Pages may come back empty:
 * a filter dropped everything, or items were expired or of other entities.
 */
export async function readPage(
  plan: ReadPlan,
  start: StoredItem | undefined,
  wanted: number | undefined,
): Promise<RawPage> {
  const items: Delivered[] = []
  let next = start
  for (let request = 0; ; request++) {
    const output = await send(plan, next, requestSize(plan.options, wanted, items.length, request))
    const stored = output.Items ?? []
    for (const [i, one] of stored.entries()) {
      const delivered = deliver(plan.source, one, plan.options.select)
      if (delivered === undefined) continue
      items.push(delivered)
      if (items.length !== wanted) continue
      return { items, next: i === stored.length - 1 ? output.LastEvaluatedKey : keyOf(plan.source, one) }
    }
    next = output.LastEvaluatedKey
    if (next === undefined || (wanted === undefined && items.length > 0)) return { items, next }
  }
}

/**
 * How many items DynamoDB is to look at. Without a filter no more than are wanted; with one twice as many at each
 * further request, because what was dropped has to be made up for.
 */
function requestSize(
  { pageSize, filter }: ReadOptions,
  wanted: number | undefined,
  have: number,
  request: number,
): number | undefined {
  if (wanted === undefined) return pageSize
  const missing = wanted - have
  const size = filter === undefined ? missing : missing * 2 ** Math.min(request, 10)
  return Math.min(size, pageSize ?? Number.POSITIVE_INFINITY)
}

function send(
  { connection, command, params, options }: ReadPlan,
  start: StoredItem | undefined,
  size: number | undefined,
) {
  const input = {
    ...params(),
    ...(start === undefined ? {} : { ExclusiveStartKey: start }),
    ...(size === undefined ? {} : { Limit: size }),
  }
  return connection.send(command, input, options)
}

function keyOf({ keyAttributes }: ReadSource, item: StoredItem): StoredItem {
  return Object.fromEntries(keyAttributes.map(({ name }) => [name, item[name] as StoredItem[string]]))
}

/** Refuses a limit that is no count of items. */
export function checkCount(name: 'limit' | 'pageSize' | 'segments', value: number | undefined): void {
  if (value === undefined || (Number.isInteger(value) && value >= 1)) return
  throw new ValidationError('must be a whole number of at least 1', { attribute: name, value })
}
