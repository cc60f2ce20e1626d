import { QueryCommand } from '@aws-sdk/client-dynamodb'
import { command } from './command.js'

export const queryItems = /* @__PURE__ */ command('Query', 'read', QueryCommand)
