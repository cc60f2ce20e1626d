import type { TestProject } from 'vitest/node'
import { DynamoDBLocalUnavailable } from '../errors/dynamodb-local-unavailable.js'
import { startServer } from '../server/start-server.js'
import type { ProvidedDynamoDB } from './provided-dynamodb.js'

/**
 * Starts DynamoDB Local before the first test file and stops it after the last. Where nothing can run it, the run fails
 * under CI (`CI=true`); elsewhere tests that need it are skipped, and the run says so.
 */
export async function globalSetup(project: TestProject): Promise<() => Promise<void>> {
  const { provided, stop } = await startOrExplain()
  if ('unavailable' in provided) project.vitest.logger.warn(`Tests are skipped: ${provided.unavailable}`)
  project.provide('dynamoDBLocal', provided)
  return stop
}

interface Started {
  readonly provided: ProvidedDynamoDB
  stop(): Promise<void>
}

async function startOrExplain(): Promise<Started> {
  try {
    const { endpoint, stop } = await startServer()
    return { provided: { endpoint }, stop }
  } catch (error) {
    if (!(error instanceof DynamoDBLocalUnavailable) || isCI()) throw error
    return { provided: { unavailable: error.message }, stop: () => Promise.resolve() }
  }
}

function isCI({ CI }: NodeJS.ProcessEnv = process.env): boolean {
  return CI === 'true' || CI === '1'
}
