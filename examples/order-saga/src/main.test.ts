import { ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { deleteTable, localClient } from '@keyprint/local'
import { describeWithDynamoDB } from '@keyprint/local/vitest'
import { describe, expect, inject, it, vi } from 'vitest'
import { childrenOf, type Program, runBuilt, runNpm, running } from './testing/program.js'

const dynamodb = inject('dynamoDBLocal')
/** Where this test run has started one, the program can too. */
const canStartOne = 'endpoint' in dynamodb && !process.env.DYNAMODB_ENDPOINT
/** The DynamoDB Local of this test run: starting the program then takes less long. */
const endpoint = 'endpoint' in dynamodb ? dynamodb.endpoint : ''
const ONE_SENTENCE = /^It stops: [^\n]+\n$/

const soon = <T>(check: () => T) => vi.waitFor(check, { timeout: 60_000, interval: 100 })

/** The workers, once there are so many. */
const workersOf = (program: Program, count: number) =>
  soon(() => {
    const children = childrenOf(program.pid)
    expect(children).toHaveLength(count)
    return children
  })

describe.skipIf(!canStartOne)('npm start with a DynamoDB Local of its own', () => {
  it('takes orders to their end while workers are killed, and says what became of them', async () => {
    const program = runBuilt('main', ['--orders', '5', '--kill-every', '1500', '--seed', '3'], {
      DYNAMODB_ENDPOINT: '',
    })

    expect(await program.ended).toBe(0)
    expect(program.stdout()).toMatch(/5 orders were placed, 5 have ended; \d+ times a worker was killed\.\n/)
    expect(program.stdout()).toMatch(/\d were shipped, each charged once; \d were cancelled/)
    expect(program.stdout()).toContain('The stock adds up.\n')
    expect(program.stdout()).not.toContain('\x1b')
    expect(childrenOf(program.pid)).toEqual([])
  })
})

describeWithDynamoDB('npm start with a DynamoDB Local that is there', () => {
  /** The tables that a program has made and that are still there. */
  const tablesOf = async (program: Program) => {
    const [, ...names] = await program.printed(/Creating the tables (\S+) and (\S+)/)
    const { TableNames = [] } = await localClient(endpoint).send(new ListTablesCommand({}))
    return names.filter((name) => TableNames.includes(name))
  }

  it('goes on until Ctrl-C, which ends workers and deletes tables', async () => {
    const program = runBuilt('main', ['--workers', '2'], { DYNAMODB_ENDPOINT: endpoint })
    const workers = await workersOf(program, 2)
    expect(await tablesOf(program)).toHaveLength(2)

    for (const pid of [...workers, program.pid]) process.kill(pid, 'SIGINT')

    expect(await program.ended).toBe(0)
    expect(program.stdout()).toMatch(/\d+ orders were placed, \d+ have ended/)
    expect(program.stderr()).not.toContain('It stops')
    await soon(() => expect(running(workers)).toEqual([]))
    expect(await tablesOf(program)).toEqual([])
  })

  it('starts a worker in place of one that is killed; killed itself, it leaves none behind', async () => {
    const program = runBuilt('main', ['--workers', '1'], { DYNAMODB_ENDPOINT: endpoint })
    const [killed = 0] = await workersOf(program, 1)

    process.kill(killed, 'SIGKILL')
    const [worker = 0] = await soon(() => {
      const others = childrenOf(program.pid).filter((pid) => pid !== killed)
      expect(others).toHaveLength(1)
      return others
    })
    await program.stop('SIGKILL')

    await soon(() => expect(running([worker])).toEqual([]))
    for (const tableName of await tablesOf(program)) await deleteTable(localClient(endpoint), { tableName })
  })

  it.skipIf(process.platform === 'win32')('ends when npm is killed, and npm alone', async () => {
    const npm = runNpm('start', ['--workers', '1'], { DYNAMODB_ENDPOINT: endpoint })
    await npm.printed(/wait for orders/)

    await npm.stop('SIGKILL')

    await soon(async () => expect(await tablesOf(npm)).toEqual([]))
  })
})

describe('npm start says in a sentence why it cannot start', () => {
  it.each([
    [
      'there is nothing to run DynamoDB Local on',
      { DYNAMODB_ENDPOINT: '', PATH: '', JAVA_HOME: '' },
      'install Java 17',
    ],
    ['nothing answers at the endpoint', { DYNAMODB_ENDPOINT: 'http://127.0.0.1:9' }, 'Nothing answers at'],
  ])('when %s', async (_, env, sentence) => {
    const program = runBuilt('main', [], env)

    expect(await program.ended).toBe(1)
    expect(program.stderr()).toMatch(ONE_SENTENCE)
    expect(program.stderr()).toContain(sentence)
  })

  it('when it is told what it does not know', async () => {
    const program = runBuilt('main', ['--workers', 'all'], {})

    expect(await program.ended).toBe(1)
    expect(program.stderr()).toBe('It stops: --workers is "all", and has to be a number from 1 to 16.\n')
  })

  it('or a worker, which nobody has told where the provider is', async () => {
    const program = runBuilt('worker', [], { PAYMENTS_URL: '' })

    expect(await program.ended).toBe(1)
    expect(program.stderr()).toBe(
      'It stops: PAYMENTS_URL is "", and has to be the address of the provider.\n',
    )
  })
})
