import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { command } from './command.js'

export const putItem = /* @__PURE__ */ command('PutItem', 'write', PutItemCommand)
