export { type Capacity, type DynamoDbSettings, LOCALSTACK_URL } from './configuration/dynamodb-settings.js'
export { type OpenStoresOptions, openStores, providerOf } from './configuration/open-stores.js'
export {
  type ConfigurationSources,
  type DocumentConfiguration,
  readConfiguration,
} from './configuration/read-configuration.js'
export type { Environment } from './configuration/setting-tree.js'
