import { DocumentStoreError } from './document-store-error.js'

/** What is wrong with one setting. */
export interface ConfigurationProblem {
  /** Such as `DataStores.Document.DynamoDb.Region`. */
  readonly path: string
  /** The rest of a sentence: "is missing". */
  readonly message: string
}

/** The configuration cannot be used. Every problem has the path of its setting. */
export class InvalidConfigurationError extends DocumentStoreError {
  override readonly name = 'InvalidConfigurationError'
  readonly code = 'INVALID_CONFIGURATION'

  constructor(readonly problems: readonly ConfigurationProblem[]) {
    super(problems.map(({ path, message }) => `${path} ${message}.`).join('\n'))
  }
}
