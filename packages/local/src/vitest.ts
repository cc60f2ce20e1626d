export { describeWithDynamoDB } from './vitest/describe-with-dynamodb.js'
export { globalSetup as default } from './vitest/global-setup.js'
export type { ProvidedDynamoDB } from './vitest/provided-dynamodb.js'
export { type TestTable, testTable } from './vitest/test-table.js'
