import { ConfigurationError } from './configuration-error.js'

/** Something that only bundles with a feature know was given for an entity or access pattern. */
export function missingFeature(feature: string, name: string): ConfigurationError {
  return new ConfigurationError(
    `The client was made without ${feature}, but one was given for '${name}'; add ${feature} to connectWith(…).`,
  )
}

/** What stands for something that only bundles with a feature have. */
export const refuseMissing = (feature: string, name: string) => (): never => {
  throw missingFeature(feature, name)
}
