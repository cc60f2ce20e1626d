import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { StubHandler } from './stub-handler.js'

/** Attributes as DynamoDB's JSON has them. */
export type Stored = Readonly<Record<string, AttributeValue>>

/** What of DynamoDB's requests is looked at. */
export interface Write {
  readonly Item?: Stored
  readonly Key?: Stored
  readonly UpdateExpression?: string
  readonly ConditionExpression?: string
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>
  readonly ExpressionAttributeValues?: Stored
}

/** The name and the input of DynamoDB's operation that was asked for last. */
export function sentTo<Input = Write>({
  request,
  body,
}: StubHandler): {
  readonly operation: string
  readonly input: Input
} {
  if (request === undefined) throw new TypeError('Nothing was sent.')
  const operation = String(request.headers['x-amz-target']).replace('DynamoDB_20120810.', '')
  return { operation, input: JSON.parse(new TextDecoder().decode(body)) as Input }
}

/** The attributes that an update sets, by their names on the wire. */
export function setBy(update: Write): Stored {
  const { ExpressionAttributeNames: names = {}, ExpressionAttributeValues: values = {} } = update
  const [, assignments = ''] =
    /SET (.*?)(?: REMOVE | ADD | DELETE |$)/is.exec(update.UpdateExpression ?? '') ?? []
  const pairs = assignments.split(',').map((assignment) => assignment.split('=').map((side) => side.trim()))
  return Object.fromEntries(
    pairs.map(([name = '', value = '']) => [names[name] ?? name, values[value] as AttributeValue]),
  )
}
