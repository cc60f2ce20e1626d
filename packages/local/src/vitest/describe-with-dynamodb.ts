import { describe } from 'vitest'
import { providedDynamoDB } from './provided-dynamodb.js'

/** `describe` that is skipped, with its hooks, where nothing can run DynamoDB Local. */
export function describeWithDynamoDB(name: string, define: () => void): void {
  describe.skipIf('unavailable' in providedDynamoDB())(name, define)
}
