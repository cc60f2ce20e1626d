import type { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { expect } from 'vitest'
import type { FaultProxy } from '../fault-proxy/fault-proxy.js'

/** Sends a put that nobody waits for any more once it has arrived, as the first request that the proxy sees. */
export async function givenUp(
  client: DynamoDBClient,
  { requests }: FaultProxy,
  put: PutItemCommand,
): Promise<void> {
  const controller = new AbortController()
  const sent = client.send(put, { abortSignal: controller.signal })
  await expect.poll(() => requests.length, { interval: 5 }).toBe(1)
  controller.abort()
  await expect(sent).rejects.toMatchObject({ name: 'AbortError' })
}
