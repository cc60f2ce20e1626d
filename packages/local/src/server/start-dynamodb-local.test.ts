import { createServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import { ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DynamoDBLocalStartFailed } from '../errors/dynamodb-local-start-failed.js'
import { DynamoDBLocalUnavailable } from '../errors/dynamodb-local-unavailable.js'
import { EndpointUnreachable } from '../errors/endpoint-unreachable.js'
import { javaHere } from '../testing/java-here.js'
import { isRunning, serversOf } from '../testing/processes.js'
import { startJavaServer } from './java-server.js'
import { probe } from './probe.js'
import { startDynamoDBLocal } from './start-dynamodb-local.js'

beforeEach(() => void vi.stubEnv('DYNAMODB_ENDPOINT', ''))
afterEach(() => void vi.unstubAllEnvs())

function addressesBesideLoopback(endpoint: string): readonly string[] {
  const interfaces = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  const outside = interfaces.filter(({ family, internal }) => family === 'IPv4' && !internal)
  return outside.map(({ address }) => endpoint.replace('127.0.0.1', address))
}

function alreadyBusy(): void {
  // Somebody else has the port, which is just as good.
}

describe.skipIf(!(await javaHere()))('with Java', () => {
  it('answers on loopback only, and is gone after stop, which may be called again', async () => {
    const server = await startDynamoDBLocal()
    const pids = serversOf(process.pid)

    expect(server).toMatchObject({
      source: 'java',
      endpoint: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    })
    expect((await server.client().send(new ListTablesCommand({}))).TableNames).toEqual([])
    for (const other of addressesBesideLoopback(server.endpoint)) expect(await probe(other)).toBeUndefined()
    await Promise.all([server.stop(), server.stop()])
    await server.stop()

    expect(pids).toHaveLength(1)
    expect(pids.filter(isRunning)).toEqual([])
    expect(await probe(server.endpoint)).toBeUndefined()
  })

  it('starts beside another, and where port 8000 is taken', async () => {
    const busy = createServer().on('error', alreadyBusy).listen(8000)
    await using first = await startDynamoDBLocal()
    await using second = await startDynamoDBLocal()

    expect(first.endpoint).not.toBe(second.endpoint)
    busy.close()
  })

  it('that does not answer in time fails with what it printed, and leaves nothing behind', async () => {
    const failed = startDynamoDBLocal({ timeoutMs: 300 })

    await expect(failed).rejects.toThrow(DynamoDBLocalStartFailed)
    await expect(failed).rejects.toThrow(/did not start: it did not answer within 0.3 s/)
    expect(serversOf(process.pid)).toEqual([])
  })

  it('that ends at once fails with what it printed', async () => {
    vi.stubEnv('JAVA_TOOL_OPTIONS', '-Xmx1k')

    await expect(startJavaServer('java', 30_000)).rejects.toMatchObject({
      code: 'DYNAMODB_LOCAL_START_FAILED',
      reason: 'it ended with exit code 1',
      output: expect.stringContaining('Too small maximum heap'),
    })
  })
})

describe('with an endpoint', () => {
  it('uses it as it is and leaves it running', async () => {
    const existing = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(
      0,
      '127.0.0.1',
    )
    await new Promise((resolve) => existing.once('listening', resolve))
    const endpoint = `http://127.0.0.1:${(existing.address() as { port: number }).port}`
    vi.stubEnv('DYNAMODB_ENDPOINT', endpoint)
    const server = await startDynamoDBLocal()
    await server.stop()

    expect(server).toMatchObject({ source: 'endpoint', endpoint })
    expect(await probe(endpoint, 20_000)).toBe(400)
    existing.close()
  })

  it.each(['http://127.0.0.1:9', 'no address'])('refuses %s, where nothing answers', async (endpoint) => {
    const refused = startDynamoDBLocal({ endpoint })

    await expect(refused).rejects.toThrow(EndpointUnreachable)
    await expect(refused).rejects.toThrow(/unset DYNAMODB_ENDPOINT/)
  })
})

describe('with nothing to run it on', () => {
  it('says in one sentence what to install, start or set', async () => {
    vi.stubEnv('PATH', '')
    vi.stubEnv('JAVA_HOME', '')
    const refused = startDynamoDBLocal()

    await expect(refused).rejects.toThrow(DynamoDBLocalUnavailable)
    await expect(refused).rejects.toThrow(
      'DynamoDB Local cannot run here (no Java was found, Docker does not answer): install Java 17 or newer, ' +
        'or start Docker, or set DYNAMODB_ENDPOINT to the address of a DynamoDB Local that runs already.',
    )
  })
})
