import { delimiter } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { type DynamoDBLocalJar, findDynamoDBLocalJar } from './dynamodb-local-jar.js'
import { type OwnedProcess, startOwned } from './owned-process.js'
import { untilReady } from './probe.js'
import type { Server } from './server.js'
import { startWithin } from './start-within.js'

const JAVA_FOLDER = fileURLToPath(new URL('../../java/', import.meta.url))
const LISTENING = /^keyprint: listening on (\d+)$/

/** Runs DynamoDB Local in Java, on 127.0.0.1 and a port that the operating system picks, in memory. */
export async function startJavaServer(command: string, timeoutMs: number): Promise<Server> {
  const owned = startOwned(command, javaArguments(await findDynamoDBLocalJar()))
  const endpoint = await startWithin(owned, timeoutMs, async (signal) => {
    const address = `http://127.0.0.1:${await announcedPort(owned)}`
    await untilReady(address, signal)
    return address
  })
  return { source: 'java', endpoint, stop: owned.stop }
}

function javaArguments({ jar, nativeLibraries }: DynamoDBLocalJar): readonly string[] {
  return [
    // A server that lives for minutes starts faster without the optimizing compiler.
    '-XX:TieredStopAtLevel=1',
    '-XX:+UseSerialGC',
    `-Djava.library.path=${nativeLibraries}`,
    '-cp',
    [jar, JAVA_FOLDER].join(delimiter),
    'LoopbackServer',
    '-inMemory',
    '-sharedDb',
    '-disableTelemetry',
  ]
}

function announcedPort({ stdout }: OwnedProcess): Promise<number> {
  return new Promise((resolve) => {
    createInterface(stdout).on('line', (line) => {
      const match = LISTENING.exec(line)
      if (match !== null) resolve(Number(match[1]))
    })
  })
}
