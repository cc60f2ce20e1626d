import {
  type ConfigurationProblem,
  InvalidConfigurationError,
} from '../errors/invalid-configuration-error.js'
import { type DynamoDbSettings, dynamoDbSettings } from './dynamodb-settings.js'
import { Section } from './section.js'
import { type Environment, merged, settingsOfEnvironment, settingsOfJson } from './setting-tree.js'

/** Where settings come from. */
export interface ConfigurationSources {
  /** What was parsed from a file, such as `appsettings.json`. */
  readonly json?: unknown
  /** Variables such as `DataStores__Document__DynamoDb__Region`, which win. Default: none. */
  readonly environment?: Environment | undefined
}

/** What the configuration says. */
export type DocumentConfiguration = {
  /** Sentences on what works and should not be. */
  readonly warnings: readonly string[]
} & ({ readonly provider: 'Memory' } | { readonly provider: 'DynamoDb'; readonly dynamoDb: DynamoDbSettings })

const ROOT = 'DataStores.Document'

/**
 * Reads `DataStores.Document` of JSON and environment. Other settings are none of its business.
 * @throws InvalidConfigurationError with every problem, and the path of each.
 */
export function readConfiguration({
  json = {},
  environment = {},
}: ConfigurationSources): DocumentConfiguration {
  const tree = merged(settingsOfJson('', json), settingsOfEnvironment(environment))
  const given = tree.settings?.get('datastores')?.settings?.get('document')
  const problems: ConfigurationProblem[] = []
  const section = new Section(ROOT, given, problems)
  if (given?.settings === undefined) problems.push({ path: ROOT, message: 'is missing' })
  const configuration = given?.settings && configurationOf(section)
  if (problems.length > 0 || configuration === undefined) throw new InvalidConfigurationError(problems)
  return configuration
}

function configurationOf(section: Section): DocumentConfiguration {
  const warnings: string[] = []
  const provider = section.oneOf('Provider', ['DynamoDb', 'Memory'], 'DynamoDb')
  const dynamoDb = section.section('DynamoDb')
  section.refuseOthers()
  // The settings of DynamoDB may stay where they are while it is not used.
  if (provider === 'Memory') return { provider, warnings }
  return { provider, dynamoDb: dynamoDbSettings(dynamoDb, warnings), warnings }
}
