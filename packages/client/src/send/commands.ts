/** Each operation in a module of its own: a bundle without it does not import the SDK's class for it either. */

export { batchGetItem } from './commands/batch-get-item.js'
export { batchWriteItem } from './commands/batch-write-item.js'
export type { Command } from './commands/command.js'
export { deleteItem } from './commands/delete-item.js'
export { getItem } from './commands/get-item.js'
export { putItem } from './commands/put-item.js'
export { queryItems } from './commands/query-items.js'
export { scanItems } from './commands/scan-items.js'
export { transactGetItems } from './commands/transact-get-items.js'
export { transactWriteItems } from './commands/transact-write-items.js'
export { updateItem } from './commands/update-item.js'
