import { DescribeTableCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { localClient, startFaultProxy } from '@keyprint/local'
import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { dataApiClient } from './api-client.js'
import { dataApi } from './design.js'
import { runBuilt } from './testing/program.js'

describeWithDynamoDB('npm start', () => {
  const { endpoint } = testTable(dataApi)

  it('serves the API, makes tokens, follows the stream, and leaves nothing', async () => {
    const program = runBuilt('main', { DYNAMODB_ENDPOINT: endpoint })
    const [, url = ''] = await program.printed(/open at (\S+)/)
    const [, token = ''] = await runBuilt('token', {}, { args: [url] }).printed(/^(ey\S+)/m)
    const client = dataApiClient({ url, token: () => token })
    const { tableName, prefix } = await client.provision({})
    const table = localClient(endpoint)
    const Item = { pk: { S: `${prefix}#note#1` }, sk: { S: 'note' } }
    await table.send(new PutItemCommand({ TableName: tableName, Item }))

    await expect.poll(async () => (await client.scan({})).items).toHaveLength(1)
    expect((await fetch(url)).status).toBe(200)
    expect(await program.stop('SIGINT')).toBe(0)
    const gone = table.send(new DescribeTableCommand({ TableName: tableName }))
    await expect(gone).rejects.toThrow(expect.objectContaining({ name: 'ResourceNotFoundException' }))
    table.destroy()
  })

  it('takes no tokens of anybody else', async () => {
    const program = runBuilt('main', { DYNAMODB_ENDPOINT: endpoint })
    const [, url = ''] = await program.printed(/open at (\S+)/)
    const client = dataApiClient({ url, token: () => 'a.b.c' })
    await expect(client.info({})).rejects.toMatchObject({ status: 401 })
    await program.stop('SIGTERM')
  })
})

describeWithDynamoDB('npm run bench', () => {
  const { endpoint } = testTable(dataApi)

  it('leaves nothing at an endpoint when it is stopped', async () => {
    await using proxy = await startFaultProxy(endpoint)
    const sent = (operation: string) => proxy.requests.filter((one) => one.operation === operation)
    const program = runBuilt('bench/noisy-neighbour', { DYNAMODB_ENDPOINT: proxy.endpoint })
    // The quiet tenant reads by then.
    await expect.poll(() => sent('GetItem').length).toBeGreaterThan(5)
    expect(await program.stop('SIGINT')).toBe(0)
    const [made, left] = [sent('CreateTable'), sent('DeleteTable')].map(([one]) => one?.body.TableName)
    expect([made, left]).toEqual([expect.stringContaining('data-api-'), made])
  })
})

describe('npm run start:production', () => {
  const { endpoint, tableName } = testTable(dataApi)
  const environment = {
    DATA_API_TABLE: tableName,
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    CURSOR_KEYS: Buffer.alloc(32, 1).toString('base64'),
    JWKS_URL: 'http://127.0.0.1:9/jwks.json',
    JWT_ISSUER: 'https://issuer.example',
    JWT_AUDIENCE: 'data-api',
    HOST: '127.0.0.1',
  }

  it('serves the table that is there, until SIGTERM', async () => {
    const program = runBuilt('production', environment)
    const [, port] = await program.printed(/open on port (\d+)/)
    expect((await fetch(`http://127.0.0.1:${port}/api`)).status).toBe(200)
    expect(await program.stop('SIGTERM')).toBe(0)
  })

  it.each(['DATA_API_TABLE', 'CURSOR_KEYS', 'JWKS_URL', 'JWT_ISSUER', 'JWT_AUDIENCE', 'AWS_REGION'])(
    'does not start without %s',
    async (name) => {
      const program = runBuilt('production', { ...environment, [name]: '' })
      expect(await program.ended).toBe(1)
      expect(program.stderr()).toContain(`It stops: ${name} is not set.`)
    },
  )

  it('does not start with an issuer that has no address', async () => {
    const program = runBuilt('production', { ...environment, JWKS_URL: 'issuer' })
    expect(await program.ended).toBe(1)
    expect(program.stderr()).toContain('It stops: JWKS_URL is "issuer", and has to be an address.')
  })

  it('does not start with a deadline that is none', async () => {
    const program = runBuilt('production', { ...environment, TABLE_DEADLINE_MS: '2s' })
    expect(await program.ended).toBe(1)
    expect(program.stderr()).toContain(
      'It stops: TABLE_DEADLINE_MS is "2s", and has to be a number from 1 to',
    )
  })
})
