import { describe, expect, it } from 'vitest'
import { InvalidConfigurationError } from '../errors/invalid-configuration-error.js'
import { aContext } from '../fixtures/context.js'
import { anOrder, collections, orderKey } from '../fixtures/orders.js'
import { openStores } from './open-stores.js'
import { readConfiguration } from './read-configuration.js'

const json = (DynamoDb: object, others: object = {}) => ({
  DataStores: { Document: { DynamoDb, ...others } },
})
const dynamoDb = (given: Parameters<typeof readConfiguration>[0]) => {
  const configuration = readConfiguration(given)
  return configuration.provider === 'DynamoDb' ? configuration.dynamoDb : undefined
}
const problemsOf = (given: Parameters<typeof readConfiguration>[0]) => {
  try {
    readConfiguration(given)
    return []
  } catch (error) {
    return (error as InvalidConfigurationError).problems.map(({ path, message }) => `${path} ${message}`)
  }
}

describe('the configuration', () => {
  it('has the shape that such applications have', () => {
    const given = json({
      Region: 'eu-central-1',
      TableName: 'prod-documents',
      PartitionKeyName: 'PK',
      SortKeyName: 'SK',
      UseLocalStack: false,
      CapacityMode: 'Provisioned',
      ReadCapacityUnits: 5,
      WriteCapacityUnits: 2,
      TimeToLive: { Enabled: true, AttributeName: 'ttl' },
      Stream: { Enabled: true, ViewType: 'NEW_IMAGE' },
    })
    expect(readConfiguration({ json: given })).toEqual({
      provider: 'DynamoDb',
      warnings: [],
      dynamoDb: {
        region: 'eu-central-1',
        tableName: 'prod-documents',
        endpoint: undefined,
        credentials: undefined,
        capacity: { billing: 'provisioned', read: 5, write: 2 },
        design: { partitionKey: 'PK', sortKey: 'SK', timeToLive: 'ttl', stream: 'new-image' },
      },
    })
  })

  it('needs a table, and has defaults for the rest', () => {
    expect(dynamoDb({ json: json({ TableName: 'documents' }) })).toEqual({
      tableName: 'documents',
      capacity: { billing: 'on-demand' },
      design: { stream: 'new-and-old-images' },
    })
    const off = json({ TableName: 'documents', TimeToLive: { Enabled: false }, Stream: { Enabled: false } })
    expect(dynamoDb({ json: off })?.design).toMatchObject({ timeToLive: false, stream: false })
  })

  it('comes from the environment too, which wins, whatever the case', () => {
    const environment = {
      DataStores__Document__DynamoDb__TableName: 'from-environment',
      DATASTORES__DOCUMENT__DYNAMODB__REGION: 'us-east-1',
      DataStores__Document__DynamoDb__UseLocalStack: 'True',
      DataStores__Document__DynamoDb__TimeToLive__Enabled: 'false',
      DataStores__Document__DynamoDb__ServiceUrl: '',
      DataStores__Relational__ConnectionString: 'none of our business',
      PATH: '/bin',
    }
    const found = dynamoDb({ json: json({ TableName: 'from-file', tablename: 'x' }), environment })
    expect(found).toMatchObject({
      tableName: 'from-environment',
      region: 'us-east-1',
      endpoint: 'http://localhost:4566',
      design: { timeToLive: false },
    })
  })

  it('leads to LocalStack and DynamoDB Local by ServiceUrl, without keys and region', () => {
    const local = { credentials: { accessKeyId: 'local', secretAccessKey: 'local' }, region: 'us-east-1' }
    const ServiceUrl = 'http://dynamodb:8000'
    expect(dynamoDb({ json: json({ TableName: 'documents', ServiceUrl }) })).toMatchObject({
      ...local,
      endpoint: ServiceUrl,
    })
    expect(
      dynamoDb({ json: json({ TableName: 'documents', UseLocalStack: true, ServiceUrl }) })?.endpoint,
    ).toBe(ServiceUrl)
    const vpc = 'https://vpce-1.dynamodb.eu-central-1.vpce.amazonaws.com'
    expect(dynamoDb({ json: json({ TableName: 'documents', ServiceUrl: vpc }) })?.credentials).toBeUndefined()
  })

  it('warns about static keys, and does not show them', () => {
    const given = json({ TableName: 'documents', AccessKeyId: 'AKIAEXAMPLE', SecretAccessKey: 'secret' })
    const { warnings } = readConfiguration({ json: given })
    expect(warnings).toEqual([
      expect.stringContaining('DataStores.Document.DynamoDb.AccessKeyId is a static key'),
    ])
    expect(warnings.join()).not.toMatch(/AKIAEXAMPLE|secret"/)
    expect(dynamoDb({ json: given })?.credentials).toEqual({
      accessKeyId: 'AKIAEXAMPLE',
      secretAccessKey: 'secret',
    })
  })

  it.each<[object, string]>([
    [{}, 'TableName is missing'],
    [{ TableName: 'a b c' }, 'TableName must be 3 to 255 letters, digits, _, - and .'],
    [{ TableName: 7 }, 'TableName must be 3 to 255 letters, digits, _, - and .'],
    [{ Region: 'Frankfurt' }, 'Region must be an AWS region, such as eu-central-1'],
    [{ PartitionKeyName: '' }, 'PartitionKeyName must be a text that is not empty'],
    [{ UseLocalStack: 'yes' }, 'UseLocalStack must be true or false'],
    [{ UseLocalStack: 1 }, 'UseLocalStack must be true or false'],
    [{ ServiceUrl: 'localhost:8000' }, 'ServiceUrl must be a URL with http or https'],
    [{ AccessKeyId: 'AKIA' }, 'SecretAccessKey is missing beside the other half of the key'],
    [{ SecretAccessKey: 's' }, 'AccessKeyId is missing beside the other half of the key'],
    [{ CapacityMode: 'Reserved' }, 'CapacityMode must be OnDemand or Provisioned'],
    [
      { CapacityMode: 'Provisioned' },
      'ReadCapacityUnits is missing or wrong beside CapacityMode Provisioned',
    ],
    [{ ReadCapacityUnits: 5 }, 'ReadCapacityUnits is only for CapacityMode Provisioned'],
    [{ WriteCapacityUnits: '1.5' }, 'WriteCapacityUnits must be a whole number from 1 on'],
    [{ TimeToLive: true }, 'TimeToLive must be a section'],
    [{ TimeToLive: { Attribute: 'ttl' } }, 'TimeToLive.Attribute is no setting of this store'],
    [
      { Stream: { ViewType: 'ALL' } },
      'Stream.ViewType must be NEW_AND_OLD_IMAGES or NEW_IMAGE or OLD_IMAGE or KEYS_ONLY',
    ],
    [{ Tablename: 'documents', TabelName: 'x' }, 'TabelName is no setting of this store'],
  ])('%j is refused with the path of what is wrong', (given, problem) => {
    expect(problemsOf({ json: json(given) })).toContain(`DataStores.Document.DynamoDb.${problem}`)
  })

  it('is refused as a whole where it is not there', () => {
    expect(problemsOf({})).toEqual(['DataStores.Document is missing'])
    expect(problemsOf({ json: { DataStores: { Document: 'x' } } })).toEqual([
      'DataStores.Document is missing',
    ])
    expect(problemsOf({ json: json({ TableName: 'abc' }, { Provider: 'Cosmos' }) })).toEqual([
      'DataStores.Document.Provider must be DynamoDb or Memory',
    ])
    expect(problemsOf({ json: json({ TableName: 'abc' }, { Dynamo: {} }) })).toEqual([
      'DataStores.Document.Dynamo is no setting of this store',
    ])
  })

  it('tells every problem at once', () => {
    const attempt = () => readConfiguration({ json: json({ Region: 'x', ServiceUrl: 'y' }) })
    expect(attempt).toThrow(InvalidConfigurationError)
    expect(problemsOf({ json: json({ Region: 'x', ServiceUrl: 'y' }) })).toHaveLength(3)
  })
})

describe('stores that a configuration opens', () => {
  it('are in memory by one setting, wherever the rest points to', async () => {
    const stores = openStores(collections, {
      json: json({ TableName: 'documents' }),
      environment: { DataStores__Document__Provider: 'memory' },
    })
    expect(stores.provider).toBe('memory')
    await stores.for(aContext()).insert('order', anOrder)
    expect((await stores.for(aContext()).get('order', orderKey))?.version).toBe(1)
  })

  it('tell warnings', () => {
    const warnings: string[] = []
    const given = json({
      TableName: 'documents',
      AccessKeyId: 'a',
      SecretAccessKey: 'b',
      Region: 'eu-central-1',
    })
    expect(openStores(collections, { json: given, warn: (one) => warnings.push(one) }).provider).toBe(
      'dynamodb',
    )
    expect(warnings).toHaveLength(1)
  })
})
