import type { AnyCollection, Collections } from '../collection/collection.js'
import type { AppContext } from '../context/app-context.js'
import type { DocumentKey } from '../errors/place.js'
import { UnknownCollectionError } from '../errors/unknown-collection-error.js'
import { UnsupportedCapabilityError } from '../errors/unsupported-capability-error.js'
import type { Capabilities, CapabilityName } from '../provider/capabilities.js'
import type { TenantProvider } from '../provider/provider.js'

/** All that the operations of a store need: who asks, for what, and who keeps it. */
export interface Session {
  readonly context: AppContext
  readonly collections: Collections
  readonly provider: TenantProvider
  readonly providerName: string
  readonly capabilities: Capabilities
}

/** @throws UnknownCollectionError */
export function collectionNamed({ collections }: Session, name: string, key?: unknown): AnyCollection {
  if (typeof name === 'string' && Object.hasOwn(collections, name)) return collections[name] as AnyCollection
  throw new UnknownCollectionError(name, Object.keys(collections), key as DocumentKey | undefined)
}

/** @throws UnsupportedCapabilityError */
export function needs(session: Session, capability: CapabilityName, collection?: string): void {
  if (!session.capabilities[capability])
    throw new UnsupportedCapabilityError(session.providerName, capability, collection)
}
