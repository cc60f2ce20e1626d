import { BatchGetItemCommand } from '@aws-sdk/client-dynamodb'
import { command } from './command.js'

export const batchGetItem = /* @__PURE__ */ command('BatchGetItem', 'read', BatchGetItemCommand)
