import { DynamoDBLocalUnavailable } from '../errors/dynamodb-local-unavailable.js'
import { dockerAnswers, startDockerServer } from './docker-server.js'
import { findJava, MINIMUM_JAVA } from './find-java.js'
import { givenEndpoint } from './given-endpoint.js'
import { startJavaServer } from './java-server.js'
import type { Server } from './server.js'

/** How to start DynamoDB Local. */
export interface StartOptions {
  /** Address of one that runs already. Default: the environment variable DYNAMODB_ENDPOINT. */
  readonly endpoint?: string | undefined
  /** Milliseconds until it must answer. Default: 60,000 with Java; 300,000 with Docker, which may have to pull. */
  readonly timeoutMs?: number | undefined
}

const JAVA_TIMEOUT_MS = 60_000
const DOCKER_TIMEOUT_MS = 300_000

/** What `startDynamoDBLocal` does, but for the clients: without the SDK, the global setup of vitest loads at once. */
export async function startServer(options: StartOptions = {}): Promise<Server> {
  const endpoint = options.endpoint ?? process.env.DYNAMODB_ENDPOINT
  if (endpoint) return givenEndpoint(endpoint)
  const java = await findJava()
  if (java !== undefined && java.version >= MINIMUM_JAVA) {
    return startJavaServer(java.command, options.timeoutMs ?? JAVA_TIMEOUT_MS)
  }
  if (await dockerAnswers()) return startDockerServer(options.timeoutMs ?? DOCKER_TIMEOUT_MS)
  throw new DynamoDBLocalUnavailable(java?.version)
}
