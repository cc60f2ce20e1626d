import { DynamoDBLocalUnavailable } from '../errors/dynamodb-local-unavailable.js'
import { dockerAnswers, startDockerServer } from './docker-server.js'
import { type DynamoDBLocal, dynamoDBLocal } from './dynamodb-local.js'
import { findJava, MINIMUM_JAVA } from './find-java.js'
import { givenEndpoint } from './given-endpoint.js'
import { startJavaServer } from './java-server.js'

/** How to start DynamoDB Local. */
export interface StartOptions {
  /** Address of one that runs already. Default: the environment variable DYNAMODB_ENDPOINT. */
  readonly endpoint?: string | undefined
  /** Milliseconds until it must answer. Default: 60,000 with Java; 300,000 with Docker, which may have to pull. */
  readonly timeoutMs?: number | undefined
}

const JAVA_TIMEOUT_MS = 60_000
const DOCKER_TIMEOUT_MS = 300_000

/**
 * Starts DynamoDB Local: in memory, one database for all credentials and regions, on loopback and a free port. A given
 * endpoint comes first, then Java 17 or newer, then Docker. It ends with `stop()`, or with this process.
 *
 * @throws DynamoDBLocalUnavailable when there is nothing to run it on
 * @throws EndpointUnreachable when nothing answers at the given endpoint
 * @throws DynamoDBLocalStartFailed when it ends at once or does not answer in time
 */
export async function startDynamoDBLocal(options: StartOptions = {}): Promise<DynamoDBLocal> {
  const endpoint = options.endpoint ?? process.env.DYNAMODB_ENDPOINT
  if (endpoint) return dynamoDBLocal('endpoint', await givenEndpoint(endpoint))
  const java = await findJava()
  if (java !== undefined && java.version >= MINIMUM_JAVA) {
    return dynamoDBLocal('java', await startJavaServer(java.command, options.timeoutMs ?? JAVA_TIMEOUT_MS))
  }
  if (await dockerAnswers()) {
    return dynamoDBLocal('docker', await startDockerServer(options.timeoutMs ?? DOCKER_TIMEOUT_MS))
  }
  throw new DynamoDBLocalUnavailable(java?.version)
}
