import type { Collections } from '../collection/collection.js'
import { type DynamoDbProviderOptions, dynamoDbProvider } from '../dynamodb/dynamodb-provider.js'
import { memoryProvider } from '../memory/memory-provider.js'
import type { DocumentProvider } from '../provider/provider.js'
import { type DocumentStores, type DocumentStoresOptions, documentStores } from '../store/document-stores.js'
import {
  type ConfigurationSources,
  type DocumentConfiguration,
  readConfiguration,
} from './read-configuration.js'

/** Where settings come from, and what no setting can say. */
export interface OpenStoresOptions extends ConfigurationSources, DocumentStoresOptions {
  /** Seals cursors on DynamoDB. Default: they are plain. */
  readonly cursors?: DynamoDbProviderOptions['cursors']
  /** Where warnings go. Default: `console.warn`. */
  readonly warn?: ((warning: string) => void) | undefined
}

/** Stores on the provider that the configuration names. @throws InvalidConfigurationError */
export function openStores<C extends Collections>(
  collections: C,
  { cursors, warn = console.warn, decorators, ...sources }: OpenStoresOptions,
): DocumentStores<C> {
  const configuration = readConfiguration(sources)
  for (const warning of configuration.warnings) warn(warning)
  return documentStores(collections, providerOf(configuration, { cursors }), { decorators })
}

/** The provider that a configuration names. */
export function providerOf(
  configuration: DocumentConfiguration,
  options: Pick<DynamoDbProviderOptions, 'cursors'> = {},
): DocumentProvider {
  if (configuration.provider === 'Memory') return memoryProvider()
  const { region, tableName, endpoint, credentials, design } = configuration.dynamoDb
  return dynamoDbProvider({
    ...options,
    region,
    tableName,
    endpoint,
    credentials,
    design,
  } as DynamoDbProviderOptions)
}
