import { GetItemCommand } from '@aws-sdk/client-dynamodb'
import { command } from './command.js'

export const getItem = /* @__PURE__ */ command('GetItem', 'read', GetItemCommand)
