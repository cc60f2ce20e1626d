import { remedy, sentence } from '@keyprint/key-design/codec'
import { ConfigurationError } from './configuration-error.js'

/** Something that only bundles with a feature know was given for an entity or access pattern. */
export function missingFeature(feature: string, name: string): ConfigurationError {
  return new ConfigurationError(
    sentence(
      `The client was made without ${feature}, but one was given for '${name}'`,
      remedy(() => `add ${feature} to connectWith(…)`),
    ),
  )
}
