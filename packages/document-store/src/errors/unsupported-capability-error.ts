import type { CapabilityName } from '../provider/capabilities.js'
import { DocumentStoreError } from './document-store-error.js'

/** The provider cannot do that, and it is not made up for by reading everything. Nothing was asked of it. */
export class UnsupportedCapabilityError extends DocumentStoreError {
  override readonly name = 'UnsupportedCapabilityError'
  readonly code = 'UNSUPPORTED_CAPABILITY'

  constructor(
    readonly provider: string,
    readonly capability: CapabilityName,
    collection?: string,
  ) {
    super(
      `Provider '${provider}' cannot ${capability}; look at store.capabilities before, or choose another provider.`,
      collection === undefined ? undefined : { collection },
    )
  }
}
