import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type FakeDocker, fakeDocker } from '../testing/fake-docker.js'
import { javaHere } from '../testing/java-here.js'
import { processes } from '../testing/processes.js'
import { probe } from './probe.js'
import { startDynamoDBLocal } from './start-dynamodb-local.js'

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  return port
}

describe.skipIf(process.platform === 'win32' || !(await javaHere()))('with Docker and no Java', () => {
  let docker: FakeDocker
  let port: number
  const inContainer = () => processes().filter(({ command }) => command.includes(`-port ${port}`))

  beforeAll(async () => {
    port = await freePort()
    docker = await fakeDocker(port)
    vi.stubEnv('PATH', docker.path)
    vi.stubEnv('JAVA_HOME', '')
    vi.stubEnv('DYNAMODB_ENDPOINT', '')
  })
  afterEach(() => rm(docker.calls, { force: true }))
  afterAll(async () => {
    vi.unstubAllEnvs()
    await rm(docker.path, { recursive: true })
  })

  it('runs a container, published on loopback, that ends with stop', async () => {
    const server = await startDynamoDBLocal()
    const { TableNames } = await server.client().send(new ListTablesCommand({}))
    await server.stop()
    const calls = (await readFile(docker.calls, 'utf8')).split('\n')
    const run = calls.find((call) => call.startsWith('run')) ?? ''
    const container = /--name (\S+)/.exec(run)?.[1]

    expect(server).toMatchObject({ source: 'docker', endpoint: `http://127.0.0.1:${port}` })
    expect(TableNames).toEqual([])
    expect(run).toContain('run --rm --interactive --name keyprint-')
    expect(run).toContain('--publish 127.0.0.1::8000 --entrypoint sh amazon/dynamodb-local:')
    expect(calls).toContain(`rm --force ${container}`)
    expect(await probe(server.endpoint)).toBeUndefined()
    expect(inContainer()).toEqual([])
  })

  it('removes a container that does not answer in time', async () => {
    const failed = startDynamoDBLocal({ timeoutMs: 500 })

    await expect(failed).rejects.toMatchObject({ code: 'DYNAMODB_LOCAL_START_FAILED' })
    expect(await readFile(docker.calls, 'utf8')).toContain('rm --force keyprint-')
    expect(inContainer()).toEqual([])
  })
})
