/** The partition keys that a request to DynamoDB reads or writes. */
export function partitionKeysOf(input: object): readonly string[] {
  const keys: string[] = []
  collect(input, keys)
  const { KeyConditionExpression } = input as { KeyConditionExpression?: string }
  if (KeyConditionExpression !== undefined) keys.push(queried(input as QueryInput))
  return keys
}

interface QueryInput {
  readonly KeyConditionExpression: string
  readonly ExpressionAttributeValues: { readonly [name: string]: { readonly S?: string } }
}

function queried({ KeyConditionExpression, ExpressionAttributeValues }: QueryInput): string {
  const [, value = ''] = /^\S+ = (:\w+)/.exec(KeyConditionExpression) ?? []
  const key = ExpressionAttributeValues[value]?.S
  if (key === undefined) throw new Error(`What is queried by ${KeyConditionExpression}?`)
  return key
}

function collect(value: unknown, keys: string[]): void {
  if (typeof value !== 'object' || value === null) return
  for (const [name, one] of Object.entries(value)) {
    if (name === 'pk' && typeof one?.S === 'string') keys.push(one.S)
    collect(one, keys)
  }
}
