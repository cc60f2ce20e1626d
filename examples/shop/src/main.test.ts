import { ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { faults, localClient, startFaultProxy } from '@keyprint/local'
import { describeWithDynamoDB } from '@keyprint/local/vitest'
import { describe, expect, inject, it, vi } from 'vitest'
import { busyPort } from './testing/busy-port.js'
import { childrenOf, type Program, runBuilt, running } from './testing/program.js'

const dynamodb = inject('dynamoDBLocal')
/** Where this test run has started one, the program can too. */
const canStartOne = 'endpoint' in dynamodb && !process.env.DYNAMODB_ENDPOINT
/** The DynamoDB Local of this test run: starting the program then takes less long. */
const endpoint = 'endpoint' in dynamodb ? dynamodb.endpoint : ''
const ONE_SENTENCE = /^The shop stops: [^\n]+\n$/

const soon = <T>(check: () => T) => vi.waitFor(check, { timeout: 60_000, interval: 50 })
const allEnded = (pids: readonly number[]) => soon(() => expect(running(pids)).toEqual([]))

describe.skipIf(!canStartOne)('npm start with a DynamoDB Local of its own', () => {
  it('serves the data on the next free port; Ctrl-C, which npm passes on again, ends everything', async () => {
    await using busy = await busyPort()
    const shop = runBuilt('main', { DYNAMODB_ENDPOINT: '', PORT: String(busy.port) })
    const [, url = ''] = await shop.printed(/open at (http:\S+)/)
    const children = childrenOf(shop.pid)

    expect(shop.stdout()).toContain(`Port ${busy.port} is busy, so it is ${new URL(url).port}\n`)
    expect(shop.stdout()).toMatch(/500 customers loaded\n {2}200 products loaded\n {2}5000 orders loaded/)
    const { items } = (await (await fetch(`${url}/orders?status=placed`)).json()) as { items: unknown[] }
    expect(items).toHaveLength(20)
    expect(await (await fetch(url)).text()).toMatch(/href="\/customers\/C\d{4}\/cart"/)

    process.kill(shop.pid, 'SIGINT')
    expect(await shop.stop('SIGINT')).toBe(0)
    expect(children).not.toEqual([])
    await allEnded(children)
    await expect(fetch(url)).rejects.toThrow()
  })

  it('can be stopped while DynamoDB Local is starting', async () => {
    const shop = runBuilt('main', { DYNAMODB_ENDPOINT: '' })
    await shop.printed(/Starting DynamoDB Local/)
    const children = await soon(() => {
      const found = childrenOf(shop.pid)
      expect(found).not.toEqual([])
      return found
    })

    expect(await shop.stop('SIGINT')).toBe(0)
    expect(shop.stderr()).not.toContain('The shop stops')
    await allEnded(children)
  })
})

describeWithDynamoDB('npm start with a DynamoDB Local that is there', () => {
  /** Whether the table that a program has made is still there. */
  const hasTable = async (shop: Program) => {
    const [, name = ''] = await shop.printed(/Creating the table (\S+)/)
    const { TableNames = [] } = await localClient(endpoint).send(new ListTablesCommand({}))
    return TableNames.includes(name)
  }

  it('can be stopped while the data is being loaded, and deletes its table then', async () => {
    await using proxy = await startFaultProxy(endpoint)
    proxy.inject({ operation: 'BatchWriteItem', times: 'always', fault: faults.hang() })
    const shop = runBuilt('main', { DYNAMODB_ENDPOINT: proxy.endpoint })
    await expect.poll(() => proxy.requests.some(({ operation }) => operation === 'BatchWriteItem')).toBe(true)

    expect(await hasTable(shop)).toBe(true)
    expect(await shop.stop('SIGTERM')).toBe(0)
    expect(shop.stdout()).not.toContain('open at')
    expect(shop.stderr()).not.toContain('The shop stops')
    expect(await hasTable(shop)).toBe(false)
  })

  it('stops everything when it fails half-way, and says why in a sentence', async () => {
    await using proxy = await startFaultProxy(endpoint)
    const denied = { status: 400, code: 'AccessDeniedException', message: 'not you' }
    proxy.inject({ operation: 'BatchWriteItem', times: 100, fault: faults.serviceError(denied) })
    const shop = runBuilt('main', { DYNAMODB_ENDPOINT: proxy.endpoint })

    expect(await shop.ended).toBe(1)
    expect(shop.stderr()).toMatch(/The shop stops: BatchWriteItem was denied \(not you\);[^\n]+\n$/)
    expect(shop.stderr()).not.toMatch(/^ +at /m)
    expect(await hasTable(shop)).toBe(false)
  })
})

describe('npm start says in a sentence why it cannot start', () => {
  it('when there is nothing to run DynamoDB Local on', async () => {
    const shop = runBuilt('main', { DYNAMODB_ENDPOINT: '', PATH: '', JAVA_HOME: '' })

    expect(await shop.ended).toBe(1)
    expect(shop.stderr()).toMatch(ONE_SENTENCE)
    expect(shop.stderr()).toContain('install Java 17 or newer, or start Docker, or set DYNAMODB_ENDPOINT')
  })

  it('when nothing answers at the endpoint', async () => {
    const shop = runBuilt('main', { DYNAMODB_ENDPOINT: 'http://127.0.0.1:9' })

    expect(await shop.ended).toBe(1)
    expect(shop.stderr()).toMatch(ONE_SENTENCE)
    expect(shop.stderr()).toContain('Nothing answers at the DynamoDB endpoint http://127.0.0.1:9')
  })

  it('when PORT is no port', async () => {
    const shop = runBuilt('main', { PORT: 'http' })

    expect(await shop.ended).toBe(1)
    expect(shop.stderr()).toBe('The shop stops: PORT is "http", and has to be a number from 0 to 65535.\n')
  })
})
