import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb'
import { command } from './command.js'

export const batchWriteItem = /* @__PURE__ */ command('BatchWriteItem', 'write', BatchWriteItemCommand)
