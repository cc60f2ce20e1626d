import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { command } from './command.js'

export const scanItems = /* @__PURE__ */ command('Scan', 'read', ScanCommand)
