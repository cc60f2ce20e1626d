import { DeleteItemCommand } from '@aws-sdk/client-dynamodb'
import { command } from './command.js'

export const deleteItem = /* @__PURE__ */ command('DeleteItem', 'write', DeleteItemCommand)
