import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  type GlobalSecondaryIndex,
} from '@aws-sdk/client-dynamodb'
import { defineDesign, defineEntity, defineTable, designFingerprint, string } from '@keyprint/key-design'
import { type Exchange, type Fault, faults, startFaultProxy, tableInput } from '@keyprint/local'
import { testTable } from '@keyprint/local/vitest'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { connect } from '../index.js'
import { shop } from '../testing/shop.js'

const table = testTable(shop)
const { tableName } = table
const proxy = await startFaultProxy(table.endpoint)
const db = connect(shop, { client: proxy.client({ maxAttempts: 1 }), tableName })
beforeEach(proxy.reset)
afterAll(proxy.stop)

const refused = (code: string) => faults.serviceError({ status: 400, code, message: 'because' })

describe('health', () => {
  it('is ok when the table is as the design has it', async () => {
    expect(await db.health()).toEqual({ status: 'ok', tableName, problems: [] })
    expect(proxy.requests.map(({ operation }) => operation)).toEqual(['DescribeTable'])
  })

  it.each<[string, string, Fault, string]>([
    [
      'a missing table',
      'missing-table',
      refused('ResourceNotFoundException'),
      `There is no table '${tableName}'`,
    ],
    ['a missing permission', 'denied', refused('AccessDeniedException'), 'was denied (because)'],
    [
      'credentials that AWS does not accept',
      'credentials',
      refused('UnrecognizedClientException'),
      'was not signed',
    ],
    ['credentials that have expired', 'credentials', refused('ExpiredTokenException'), 'was not signed'],
    ['throttling', 'throttled', refused('ThrottlingException'), 'was throttled'],
    ['a server that fails', 'unreachable', faults.serverError(500), 'had no answer from DynamoDB'],
    ['a gateway in between', 'unreachable', faults.htmlError(), 'had no answer from DynamoDB'],
    ['a connection that breaks', 'unreachable', faults.loseRequest(), 'had no answer from DynamoDB'],
  ])('tells %s', async (_, status, fault, problem) => {
    proxy.inject({ fault })
    const health = await db.health()
    expect(health).toEqual({
      status,
      tableName,
      problems: [expect.stringContaining(problem)],
      error: expect.any(Error),
    })
  })

  it('tells that nobody answers', async () => {
    const credentials = { accessKeyId: 'a', secretAccessKey: 'b' }
    const client = new DynamoDBClient({
      region: 'local',
      credentials,
      endpoint: 'http://127.0.0.1:9',
      maxAttempts: 1,
    })
    expect(await connect(shop, { client, tableName }).health()).toMatchObject({ status: 'unreachable' })
  })

  it('tells that it has not answered by the deadline, of the call or of the client', async () => {
    const unreachable = {
      status: 'unreachable',
      problems: [expect.stringContaining('its deadline of 50 ms is over')],
    }
    proxy.inject({ fault: faults.delay(5_000), times: 2 })
    expect(await db.health({ deadline: 50 })).toMatchObject(unreachable)
    const limited = connect(shop, { client: proxy.client({ maxAttempts: 1 }), tableName, deadline: 50 })
    expect(await limited.health()).toMatchObject(unreachable)
  })

  it('tells that no request was answered in time, of the call or of the client', async () => {
    const unreachable = {
      status: 'unreachable',
      problems: [expect.stringContaining('no answer within 50 ms')],
    }
    proxy.inject({ fault: faults.hang(), times: 'always' })
    expect(await db.health({ requestTimeout: 50 })).toMatchObject(unreachable)
    const limited = connect(shop, { client: proxy.client(), tableName, requestTimeout: 50 })
    expect(await limited.health()).toMatchObject(unreachable)
  })

  it('tells that there are no credentials', async () => {
    const credentials = () =>
      Promise.reject(Object.assign(new Error('none found'), { name: 'CredentialsProviderError' }))
    const client = new DynamoDBClient({ region: 'local', credentials, endpoint: table.endpoint })
    expect(await connect(shop, { client, tableName }).health()).toMatchObject({ status: 'credentials' })
  })

  it.each(['CREATING', 'DELETING', 'INACCESSIBLE_ENCRYPTION_CREDENTIALS'])(
    'tells that it is %s',
    async (status) => {
      const fault = {
        apply: async (exchange: Exchange) => {
          const { body, ...answer } = await exchange.forward()
          const text = Buffer.from(body)
            .toString()
            .replace('"TableStatus":"ACTIVE"', `"TableStatus":"${status}"`)
          exchange.answer({ ...answer, body: text })
        },
      }
      // A request that a test before has left may arrive now.
      proxy.inject({ fault, times: 'always' })
      expect(await db.health()).toEqual({
        status: 'not-active',
        tableName,
        problems: [`Table '${tableName}' is ${status}.`],
      })
    },
  )

  it.each([
    ['CREATING', 'CREATING', [`Table '${tableName}' is CREATING.`]],
    ['UPDATING', 'CREATING', []],
    ['UPDATING', 'DELETING', []],
  ])('tells that it is %s with an index that is %s', async (status, index, ofTable) => {
    const { Table } = await table.client.send(new DescribeTableCommand({ TableName: tableName }))
    const GlobalSecondaryIndexes = Table?.GlobalSecondaryIndexes?.map((one) => ({
      ...one,
      IndexStatus: one.IndexName === 'gsi1' ? index : 'ACTIVE',
    }))
    const send = async () => ({ Table: { ...Table, TableStatus: status, GlobalSecondaryIndexes } })
    expect(await connect(shop, { client: { config: {}, send } as never, tableName }).health()).toEqual({
      status: 'not-active',
      tableName,
      problems: [...ofTable, `Index 'gsi1' is ${index} and cannot be queried.`],
    })
  })
})

describe('health of infrastructure that was made from another version of the design', () => {
  const problems = [
    `The infrastructure was made from another version of the design (fingerprint 0123456789abcdef, this client has ${designFingerprint(shop)}); deploy both from the same one.`,
  ]
  afterEach(() => vi.unstubAllEnvs())

  it('is a mismatch', async () => {
    const health = await db.health({ fingerprint: '0123456789abcdef' })
    expect(health).toEqual({ status: 'mismatch', tableName, problems })
  })

  it('is seen by the variable of the table too', async () => {
    vi.stubEnv('SHOP_TABLE_FINGERPRINT', '0123456789abcdef')
    expect(await db.health()).toMatchObject({ status: 'mismatch', problems })
  })

  it('is ok when the fingerprint is the same', async () => {
    expect(await db.health({ fingerprint: designFingerprint(shop) })).toMatchObject({ status: 'ok' })
  })
})

describe('health of a table that is not as the design has it', () => {
  const base = { partitionKey: 'pk', sortKey: 'sk' } as const
  const designOf = (input: Parameters<typeof defineTable>[1]) => {
    const table = defineTable('other', input)
    const thing = defineEntity(table as never, 'thing', {
      attributes: { id: string() },
      key: { partition: 'THING#{id}', ...(input.sortKey === undefined ? {} : { sort: 'THING' }) },
    } as never)
    return defineDesign({ table, entities: { thing } } as never)
  }
  const indexes = {
    global: { partitionKey: 'g1', sortKey: { name: 'g2', type: 'number' } },
    few: { partitionKey: 'g1', projection: ['b', 'a'] },
    local: { type: 'local', sortKey: 'l1', projection: 'keys-only' },
    many: { partitionKey: ['g1', 'm2'], sortKey: ['m3', { name: 'm4', type: 'binary' }] },
  } as const
  /** The same index, with what it includes in another order. */
  const reversed = (index: GlobalSecondaryIndex): GlobalSecondaryIndex => ({
    ...index,
    Projection: {
      ...index.Projection,
      ...(index.Projection?.NonKeyAttributes && {
        NonKeyAttributes: [...index.Projection.NonKeyAttributes].reverse(),
      }),
    },
  })
  const text = (name: string) => ({ AttributeName: name, AttributeType: 'S' }) as const

  type Table = Parameters<typeof designOf>[0]
  it.each<[string, Table, Table, readonly string[]]>([
    [
      'without its sort key',
      base,
      { partitionKey: 'pk' },
      ["The table's key is pk (HASH S), but the design has pk (HASH S), sk (RANGE S)."],
    ],
    [
      'with keys of another name and type',
      base,
      { partitionKey: { name: 'pk', type: 'number' }, sortKey: 'range' },
      ["The table's key is pk (HASH N), range (RANGE S), but the design has pk (HASH S), sk (RANGE S)."],
    ],
    [
      'without its indexes',
      { ...base, indexes },
      base,
      [
        "The table has no global secondary index 'few'.",
        "The table has no global secondary index 'global'.",
        "The table has no local secondary index 'local'.",
        "The table has no global secondary index 'many'.",
      ],
    ],
    [
      'with other keys and projections of its indexes',
      { ...base, indexes },
      {
        ...base,
        indexes: {
          global: { partitionKey: 'g2', sortKey: 'g1' },
          few: { partitionKey: 'g1', projection: ['a', 'c'] },
          local: { type: 'local', sortKey: 'l1' },
          many: { partitionKey: ['m2', 'g1'], sortKey: ['m3', { name: 'm4', type: 'binary' }] },
        },
      },
      [
        "Index 'few' projects INCLUDE a c, but the design has INCLUDE a b.",
        "The key of index 'global' is g2 (HASH S), g1 (RANGE S), but the design has g1 (HASH S), g2 (RANGE N).",
        "Index 'local' projects ALL, but the design has KEYS_ONLY.",
        "The key of index 'many' is m2 (HASH S), g1 (HASH S), m3 (RANGE S), m4 (RANGE B), but the design has g1 (HASH S), m2 (HASH S), m3 (RANGE S), m4 (RANGE B).",
      ],
    ],
  ])('is a mismatch: %s', async (_, wanted, live, problems) => {
    const name = `mismatch-${crypto.randomUUID()}`
    await table.client.send(new CreateTableCommand(tableInput(defineTable('live', live).spec, name)))
    const health = await connect(designOf(wanted) as never, {
      client: table.client,
      tableName: name,
    }).health()
    await table.client.send(new DeleteTableCommand({ TableName: name }))
    expect(health).toEqual({ status: 'mismatch', tableName: name, problems })
  })

  it('is ok with the same keys and indexes, and with more of them', async () => {
    const wanted = designOf({ ...base, indexes } as never)
    const name = `match-${crypto.randomUUID()}`
    const {
      AttributeDefinitions = [],
      GlobalSecondaryIndexes = [],
      ...input
    } = tableInput(wanted.table, name)
    const further = {
      KeySchema: [{ AttributeName: 'x', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'ALL' },
    }
    await table.client.send(
      new CreateTableCommand({
        ...input,
        AttributeDefinitions: [...AttributeDefinitions, text('x')],
        GlobalSecondaryIndexes: [
          ...GlobalSecondaryIndexes.map(reversed),
          { IndexName: 'further', ...further } as never,
        ],
      }),
    )
    const health = await connect(wanted as never, { client: table.client, tableName: name }).health()
    await table.client.send(new DeleteTableCommand({ TableName: name }))
    expect(health).toMatchObject({ status: 'ok', problems: [] })
  })
})
