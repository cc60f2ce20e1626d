import { TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb'
import { command } from './command.js'

export const transactWriteItems = /* @__PURE__ */ command(
  'TransactWriteItems',
  'write',
  TransactWriteItemsCommand,
)
