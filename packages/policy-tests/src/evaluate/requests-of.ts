import type { TableSpec } from '@keyprint/key-design'
import type { IamRequest } from './iam-request.js'
import type { CommandInput, SentCommand } from './sent-command.js'

/** Actions of the items of transactions. */
const TRANSACT = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
} as const

/**
 * What IAM is asked for a command, as AWS documents it. A transaction is asked for by its items; those of one action
 * together, because nothing says that each is looked at by itself.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 */
export function requestsOf(table: TableSpec, { operation, input }: SentCommand): readonly IamRequest[] {
  if (input.TransactItems !== undefined) return transactRequests(table, input.TransactItems)
  if (input.RequestItems !== undefined) return [batchRequest(table, operation, input)]
  if (operation === 'DescribeTable') return [{ action: operation }]
  return [itemRequest(table, operation, input)]
}

function transactRequests(
  table: TableSpec,
  items: NonNullable<CommandInput['TransactItems']>,
): readonly IamRequest[] {
  const parts = items.flatMap((item) => Object.entries(item) as [keyof typeof TRANSACT, CommandInput][])
  const single = parts.map(([kind, part]) => itemRequest(table, TRANSACT[kind], part))
  return once(single.map(({ action }) => action)).map((action) => {
    const same = single.filter((request) => request.action === action)
    return {
      action,
      leadingKeys: same.flatMap(({ leadingKeys = [] }) => leadingKeys),
      attributes: once(same.flatMap(({ attributes = [] }) => attributes)),
    }
  })
}

function batchRequest(table: TableSpec, action: string, { RequestItems = {} }: CommandInput): IamRequest {
  const given = Object.values(RequestItems)[0]
  const items =
    given?.Keys ?? (given ?? []).map((one) => one.PutRequest?.Item ?? one.DeleteRequest?.Key ?? {})
  return {
    action,
    leadingKeys: items.map((item) => keyText(item[table.partitionKey.name])),
    ...(given?.Keys === undefined ? { attributes: once(items.flatMap((item) => Object.keys(item))) } : {}),
  }
}

function itemRequest(table: TableSpec, action: string, input: CommandInput): IamRequest {
  const { IndexName, ReturnValues, ProjectionExpression } = input
  const reads = ['GetItem', 'Query', 'Scan'].includes(action)
  const wholeItems = reads && ProjectionExpression === undefined
  return {
    action,
    ...(IndexName === undefined ? {} : { index: IndexName }),
    ...(action === 'Scan' ? {} : { leadingKeys: leadingKeys(table, input) }),
    ...(wholeItems ? {} : { attributes: attributesOf(input) }),
    ...(reads ? { select: wholeItems ? 'ALL_ATTRIBUTES' : 'SPECIFIC_ATTRIBUTES' } : {}),
    ...(ReturnValues === undefined ? {} : { returnValues: ReturnValues }),
  }
}

function leadingKeys(table: TableSpec, input: CommandInput): readonly string[] {
  const { partitionKey } = table
  const item = input.Key ?? input.Item
  if (item !== undefined) return [keyText(item[partitionKey.name])]
  const names = (input.IndexName === undefined ? undefined : table.indexes[input.IndexName])?.partitionKey
  const wanted = new Set((names ?? [partitionKey]).map(({ name }) => name))
  const equalities = [...(input.KeyConditionExpression ?? '').matchAll(/(#\w+) = (:\w+)/g)]
  return equalities
    .filter(([, name = '']) => wanted.has(input.ExpressionAttributeNames?.[name] ?? ''))
    .map(([, , value = '']) => keyText(input.ExpressionAttributeValues?.[value]))
}

function attributesOf({
  Key = {},
  Item = {},
  ExpressionAttributeNames = {},
}: CommandInput): readonly string[] {
  return once([...Object.keys(Key), ...Object.keys(Item), ...Object.values(ExpressionAttributeNames)])
}

function keyText(stored: Readonly<Record<string, unknown>> = {}): string {
  const [value] = Object.values(stored)
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : String(value)
}

const once = (texts: readonly string[]): readonly string[] => [...new Set(texts)]
