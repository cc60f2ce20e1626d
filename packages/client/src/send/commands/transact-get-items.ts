import { TransactGetItemsCommand } from '@aws-sdk/client-dynamodb'
import { command } from './command.js'

export const transactGetItems = /* @__PURE__ */ command('TransactGetItems', 'read', TransactGetItemsCommand)
