import type { DocumentDesignOptions } from '../design/document-design.js'
import type { Section } from './section.js'

/** How the table is paid for, as the constructs of `@keyprint/cdktf` take it. */
export type Capacity =
  | { readonly billing: 'on-demand' }
  | { readonly billing: 'provisioned'; readonly read: number; readonly write: number }

/** Where the table is and how it is made. */
export interface DynamoDbSettings {
  /** `undefined` for what the SDK finds by itself. */
  readonly region: string | undefined
  readonly tableName: string
  /** Of LocalStack, DynamoDB Local or a VPC endpoint; `undefined` for that of the region. */
  readonly endpoint: string | undefined
  /** `undefined` for what the SDK finds by itself: a role, as it should be. */
  readonly credentials: Credentials | undefined
  readonly capacity: Capacity
  readonly design: DocumentDesignOptions
}

interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** What LocalStack and DynamoDB Local listen to, and what they take for credentials. */
export const LOCALSTACK_URL = 'http://localhost:4566'
const LOCAL = { accessKeyId: 'local', secretAccessKey: 'local' }
const LOCAL_REGION = 'us-east-1'

const REGION = /^[a-z]{2}(-[a-z]+)+-\d$|^local$/
const TABLE_NAME = /^[a-zA-Z0-9_.-]{3,255}$/
const VIEWS = {
  NEW_AND_OLD_IMAGES: 'new-and-old-images',
  NEW_IMAGE: 'new-image',
  OLD_IMAGE: 'old-image',
  KEYS_ONLY: 'keys-only',
} as const

/** Reads the section `DynamoDb`. */
export function dynamoDbSettings(section: Section, warnings: string[]): DynamoDbSettings {
  const endpoint = endpointOf(section)
  const isLocal = endpoint?.startsWith('http:') === true
  const given = section.text('Region', REGION, 'an AWS region, such as eu-central-1')
  const settings = {
    // What does not go to AWS needs no region, but the SDK does.
    region: given ?? (isLocal ? LOCAL_REGION : undefined),
    tableName: section.required('TableName', TABLE_NAME, '3 to 255 letters, digits, _, - and .') ?? '',
    endpoint,
    // Nothing real is sent to what does not encrypt.
    credentials: credentialsOf(section, warnings) ?? (isLocal ? LOCAL : undefined),
    capacity: capacityOf(section),
    design: designOf(section),
  }
  section.refuseOthers()
  return settings
}

function endpointOf(section: Section): string | undefined {
  const useLocalStack = section.flag('UseLocalStack', false)
  const given = section.text('ServiceUrl')
  if (given === undefined) return useLocalStack ? LOCALSTACK_URL : undefined
  if (URL.canParse(given) && /^https?:$/.test(new URL(given).protocol)) return given
  section.problem('ServiceUrl', 'must be a URL with http or https')
  return undefined
}

function credentialsOf(section: Section, warnings: string[]): Credentials | undefined {
  const accessKeyId = section.text('AccessKeyId')
  const secretAccessKey = section.text('SecretAccessKey')
  if (accessKeyId === undefined && secretAccessKey === undefined) return undefined
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    const missing = accessKeyId === undefined ? 'AccessKeyId' : 'SecretAccessKey'
    section.problem(missing, 'is missing beside the other half of the key')
    return undefined
  }
  warnings.push(
    'DataStores.Document.DynamoDb.AccessKeyId is a static key. Leave both halves out: the SDK finds a role by itself, and LocalStack and DynamoDB Local need none.',
  )
  return { accessKeyId, secretAccessKey }
}

function capacityOf(section: Section): Capacity {
  const mode = section.oneOf('CapacityMode', ['OnDemand', 'Provisioned'], 'OnDemand')
  const [read, write] = (['ReadCapacityUnits', 'WriteCapacityUnits'] as const).map((name) => {
    const units = section.count(name)
    if (mode === 'Provisioned' && units === undefined)
      section.problem(name, 'is missing or wrong beside CapacityMode Provisioned')
    if (mode === 'OnDemand' && units !== undefined)
      section.problem(name, 'is only for CapacityMode Provisioned')
    return units ?? 1
  }) as [number, number]
  return mode === 'OnDemand' ? { billing: 'on-demand' } : { billing: 'provisioned', read, write }
}

function designOf(section: Section): DocumentDesignOptions {
  const expiry = section.section('TimeToLive')
  const stream = section.section('Stream')
  const view = stream.oneOf('ViewType', Object.keys(VIEWS) as (keyof typeof VIEWS)[], 'NEW_AND_OLD_IMAGES')
  const attribute = expiry.text('AttributeName')
  const design: DocumentDesignOptions = {
    partitionKey: section.text('PartitionKeyName'),
    sortKey: section.text('SortKeyName'),
    timeToLive: expiry.flag('Enabled', true) ? attribute : false,
    stream: stream.flag('Enabled', true) ? VIEWS[view] : false,
  }
  expiry.refuseOthers()
  stream.refuseOthers()
  return design
}
