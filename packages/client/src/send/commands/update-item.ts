import { UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { command } from './command.js'

export const updateItem = /* @__PURE__ */ command('UpdateItem', 'write', UpdateItemCommand)
