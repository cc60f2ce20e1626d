/**
 * What the operations of the client ask DynamoDB for, as IAM actions without their `dynamodb:`. A transaction has no
 * action of its own: it needs those of its items.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-apis-iam
 */
export interface OperationActions {
  /** On the item. */
  readonly item: readonly string[]
  /** On the item too, where guards of unique attributes depend on what is stored: it is read first. */
  readonly itemWithUnique?: readonly string[]
  /** On the guard items of unique attributes. */
  readonly guards?: readonly string[]
}

/** A guard that turns out to be another item's is left alone, on the condition that it is. */
const FREE = ['DeleteItem', 'ConditionCheckItem'] as const
const SWAP = ['PutItem', ...FREE] as const

/** Operations of an entity: by itself (`db.order.put`), in a transaction (`tx.order.put`) or in a batch. */
export const operationActions = {
  get: { item: ['GetItem'] },
  create: { item: ['PutItem'], guards: ['PutItem'] },
  put: { item: ['PutItem'], itemWithUnique: ['GetItem'], guards: SWAP },
  // In a transaction, an update that changes nothing is sent as a check that the item is there.
  update: {
    item: ['UpdateItem', 'ConditionCheckItem'],
    itemWithUnique: ['GetItem'],
    guards: SWAP,
  },
  readThenUpdate: { item: ['GetItem', 'UpdateItem'], guards: SWAP },
  delete: { item: ['DeleteItem'], itemWithUnique: ['GetItem'], guards: FREE },
  upgrade: { item: ['GetItem', 'PutItem'], guards: SWAP },
  check: { item: ['ConditionCheckItem'] },
  batchGet: { item: ['BatchGetItem'] },
  batchPut: { item: ['BatchWriteItem'] },
  batchDelete: { item: ['BatchWriteItem'] },
} as const satisfies { readonly [operation: string]: OperationActions }

/** The action of an access pattern. */
export const patternActions = { get: 'GetItem', query: 'Query', scan: 'Scan' } as const

/** `db.health()`. */
export const healthActions = ['DescribeTable'] as const

/**
 * A consumer of the stream that is given its ARN. ListStreams is none of them: it cannot be confined to a table.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.Lambda.html
 */
export const streamActions = ['DescribeStream', 'GetRecords', 'GetShardIterator'] as const

/** Actions that change items. */
export const writeActions: ReadonlySet<string> = new Set([
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'ConditionCheckItem',
  'BatchWriteItem',
])
