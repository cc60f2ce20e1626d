import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { devNull, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { bundled, HANDLERS, type HandlerName } from '../bundle/bundle.js'
import { comparedTo, type Figure } from '../cpu/figures.js'

/** CPU from the start of a process to the end of its first get, in milliseconds. */
export type ColdStartResult = Readonly<Record<HandlerName, Figure>>

const ROUNDS = 21
type Samples = Readonly<Record<HandlerName, number[]>>

const NAMES = Object.keys(HANDLERS) as HandlerName[]

/** Runs each handler, bundled with the SDK as for Lambda, as a process of its own, in turn. */
export async function coldStart(onProgress: (share: number) => void): Promise<ColdStartResult> {
  const folder = await mkdtemp(join(tmpdir(), 'keyprint-cold-start-'))
  const server = await emptyAnswers()
  try {
    for (const name of NAMES) await writeFile(fileOf(folder, name), await runnable(name))
    const samples = Object.fromEntries(NAMES.map((name) => [name, [] as number[]])) as Samples
    for (let round = 0; round < ROUNDS; round++) {
      for (const name of NAMES) samples[name].push(await firstGet(fileOf(folder, name), server))
      onProgress((round + 1) / ROUNDS)
    }
    return comparedTo('lib-dynamodb', samples)
  } finally {
    server.close()
    await rm(folder, { recursive: true })
  }
}

const fileOf = (folder: string, name: HandlerName): string => join(folder, `${HANDLERS[name]}.mjs`)

/** The bundle of a handler that gets one order as soon as it is loaded, and prints its CPU. */
async function runnable(name: HandlerName): Promise<string> {
  const { code } = await bundled({
    contents: `
      import { get } from './${HANDLERS[name]}.ts'
      await get({ customerId: 'c1', orderId: 'o1' })
      const { user, system } = process.cpuUsage()
      console.log((user + system) / 1000)
    `,
    external: [],
  })
  // CommonJS inside of the bundle asks for Node's modules.
  return `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);\n${code.toString()}`
}

async function firstGet(file: string, server: Server): Promise<number> {
  const { port } = server.address() as AddressInfo
  const { stdout } = await promisify(execFile)(process.execPath, [file], {
    env: {
      PATH: process.env.PATH,
      NODE_NO_WARNINGS: '1',
      AWS_CONFIG_FILE: devNull,
      AWS_SHARED_CREDENTIALS_FILE: devNull,
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}`,
    },
  })
  return Number(stdout)
}

/** A DynamoDB that has nothing. */
async function emptyAnswers(): Promise<Server> {
  const server = createServer((request, response) => {
    request.resume()
    response.setHeader('content-type', 'application/x-amz-json-1.0').end('{}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}
