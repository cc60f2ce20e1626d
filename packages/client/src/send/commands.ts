import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { lean } from './lean-command.js'

/** An operation of DynamoDB as it is sent. */
export interface Command<Input, Output> {
  /** DynamoDB's name of it. */
  readonly name: string
  readonly kind: 'read' | 'write'
  readonly make: (input: Input) => unknown
  /** Types only, never a value. */
  readonly '~output'?: Output
}

// biome-ignore lint/suspicious/noExplicitAny: any command of the SDK.
type CommandClass = new (input: any) => { readonly input: unknown }

type OutputOf<C> = C extends new (
  input: never,
) => { resolveMiddleware(...a: never[]): infer H }
  ? H extends (...a: never[]) => Promise<{ output: infer O }>
    ? O
    : never
  : never

function command<C extends CommandClass>(
  name: string,
  kind: 'read' | 'write',
  Class: C,
): Command<ConstructorParameters<C>[0], OutputOf<C>> {
  const Lean = lean(Class)
  return { name, kind, make: (input) => new Lean(input) }
}

export const getItem = /* @__PURE__ */ command('GetItem', 'read', GetItemCommand)
export const putItem = /* @__PURE__ */ command('PutItem', 'write', PutItemCommand)
export const updateItem = /* @__PURE__ */ command('UpdateItem', 'write', UpdateItemCommand)
export const deleteItem = /* @__PURE__ */ command('DeleteItem', 'write', DeleteItemCommand)
export const queryItems = /* @__PURE__ */ command('Query', 'read', QueryCommand)
export const scanItems = /* @__PURE__ */ command('Scan', 'read', ScanCommand)
export const batchGetItem = /* @__PURE__ */ command('BatchGetItem', 'read', BatchGetItemCommand)
export const batchWriteItem = /* @__PURE__ */ command('BatchWriteItem', 'write', BatchWriteItemCommand)
export const transactGetItems = /* @__PURE__ */ command('TransactGetItems', 'read', TransactGetItemsCommand)
export const transactWriteItems = /* @__PURE__ */ command(
  'TransactWriteItems',
  'write',
  TransactWriteItemsCommand,
)
