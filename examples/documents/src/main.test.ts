import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describeWithDynamoDB } from '@keyprint/local/vitest'
import { describe, expect, inject, it, onTestFinished } from 'vitest'

const FOLDER = fileURLToPath(new URL('../', import.meta.url))
const README = readFileSync(`${FOLDER}README.md`, 'utf8')
const dynamodb = inject('dynamoDBLocal')
const endpoint = 'endpoint' in dynamodb ? dynamodb.endpoint : ''

/** Runs what was built, as `npm start` does, until it is open; ends it with the test. */
async function start(file: string, environment: Record<string, string>) {
  const env = { ...process.env, PORT: '0', ...environment }
  const child = spawn(process.execPath, [`dist/${file}.js`], { cwd: FOLDER, env, stdio: 'pipe' })
  onTestFinished(() => void child.kill('SIGKILL'))
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (printed += text))
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  const url = async () => {
    for (;;) {
      const [, found] = /(http:\/\/localhost:\d+)/.exec(printed) ?? []
      if (found !== undefined) return found
      if (child.exitCode !== null) throw new Error(printed)
      await Promise.race([once(child.stdout, 'data'), ended])
    }
  }
  return { url, ended, printed: () => printed, stop: (signal: NodeJS.Signals) => child.kill(signal) }
}

/** What the README says to paste. */
const PASTED = /^```sh\nTOKEN=([\s\S]*?)^```$/m.exec(README)?.[1] ?? ''

function paste(url: string): Promise<string> {
  const code = `TOKEN=${PASTED.replaceAll('http://localhost:3000', url)}`
  return new Promise((resolve, reject) => {
    execFile('sh', ['-e', '-c', code], { cwd: FOLDER }, (error, stdout, stderr) =>
      error === null ? resolve(stdout) : reject(new Error(stderr)),
    )
  })
}

const check = async (environment: Record<string, string>, provider: string) => {
  const program = await start('main', { ...environment, LOG: 'calls' })
  const url = await program.url()
  expect(program.printed()).toContain(`Documents are kept in ${provider}`)
  const answers = (await paste(url)).trim().split('\n')
  expect(JSON.parse(answers.at(-1) ?? '').items).toEqual([
    expect.objectContaining({ orderId: 'o1', totalInCents: 900 }),
  ])
  const logged = program.printed().match(/^\{.*"message":"insert customer".*$/m)?.[0] ?? '{}'
  expect(JSON.parse(logged)).toMatchObject({ tenant: 'acme', user: 'ada', correlationId: expect.any(String) })
  program.stop('SIGINT')
  expect(await program.ended).toBe(0)
}

describe('npm start', () => {
  it('keeps documents in memory by one setting, and does what the README says', () =>
    check({ DataStores__Document__Provider: 'Memory' }, 'memory'))

  it.each([
    [
      'a setting that there is not',
      { DataStores__Document__Provider: 'Cosmos' },
      /DataStores\.Document\.Provider must be/,
    ],
    ['a port that is none', { DataStores__Document__Provider: 'Memory', PORT: 'http' }, /PORT is "http"/],
  ])('says in a sentence why it cannot: %s', async (_, environment, message) => {
    const program = await start('main', environment)
    expect(await program.ended).toBe(1)
    expect(program.printed()).toMatch(message)
    expect(program.printed()).not.toMatch(/^ +at /m)
  })
})

describeWithDynamoDB('npm start on DynamoDB Local', () => {
  it('keeps documents there, and does what the README says', () =>
    check({ DYNAMODB_ENDPOINT: endpoint }, 'dynamodb'))
})

describe('npm run start:production', () => {
  it('says what it needs', async () => {
    const program = await start('production', {})
    expect(await program.ended).toBe(1)
    expect(program.printed()).toBe('It stops: JWKS_URL is not set.\n')
  })

  it('names what is no address', async () => {
    const program = await start('production', { JWKS_URL: 'issuer', JWT_ISSUER: 'a', JWT_AUDIENCE: 'b' })
    expect(await program.ended).toBe(1)
    expect(program.printed()).toBe('It stops: JWKS_URL is "issuer", and has to be an address.\n')
  })
})
