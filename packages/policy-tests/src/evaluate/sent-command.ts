/** A command as the SDK sends it: its name without `Command`, and its input. */
export interface SentCommand {
  readonly operation: string
  readonly input: CommandInput
}

type Stored = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** What of the inputs of all commands is looked at. */
export interface CommandInput {
  readonly IndexName?: string
  readonly Key?: Stored
  readonly Item?: Stored
  readonly KeyConditionExpression?: string
  readonly ProjectionExpression?: string
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>
  readonly ExpressionAttributeValues?: Stored
  readonly ReturnValues?: string
  readonly TransactItems?: readonly Readonly<Record<string, CommandInput>>[]
  readonly RequestItems?: Readonly<
    Record<string, { readonly Keys?: readonly Stored[] } & readonly WriteItem[]>
  >
}

interface WriteItem {
  readonly PutRequest?: { readonly Item: Stored }
  readonly DeleteRequest?: { readonly Key: Stored }
}
