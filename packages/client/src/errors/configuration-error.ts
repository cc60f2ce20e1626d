import { KeyprintError } from '@keyprint/key-design'

/** Something that must come from configuration or environment is not there. */
export class ConfigurationError extends KeyprintError {
  override readonly name = 'ConfigurationError'
  readonly code = 'CONFIGURATION'
}
