import type { Collections } from '../collection/collection.js'
import { type AppContext, checkedContext } from '../context/app-context.js'
import type { Decorator } from '../decorators/decorator.js'
import { checkNames } from '../design/check-names.js'
import { UnsupportedCapabilityError } from '../errors/unsupported-capability-error.js'
import type { Capabilities } from '../provider/capabilities.js'
import type { DocumentProvider, Health, OpenProvider } from '../provider/provider.js'
import { makeStore } from './make-store.js'
import type { Store } from './store.js'

/** The stores of an application: one for each context. */
export interface DocumentStores<C extends Collections> {
  readonly collections: C
  readonly capabilities: Capabilities
  /** Name of the provider. */
  readonly provider: string
  /**
   * The store of one context. There is no other way to a document.
   * @throws InvalidContextError without a context, or with one that lacks a tenant or something else.
   */
  for(context: AppContext): Store<C>
  /** Whether documents can be had. */
  health(): Promise<Health>
}

/** Options of `documentStores`. */
export interface DocumentStoresOptions {
  /** Put around every store; the first one is the outermost. */
  readonly decorators?: readonly Decorator[] | undefined
}

/**
 * Stores for collections. The provider is where documents are kept; nothing else depends on it.
 * @throws UnsupportedCapabilityError for a collection that expires, on a provider where nothing does.
 */
export function documentStores<C extends Collections>(
  collections: C,
  provider: DocumentProvider,
  { decorators = [] }: DocumentStoresOptions = {},
): DocumentStores<C> {
  checkNames(collections)
  const open = provider.open(collections)
  checkCapabilities(collections, open)
  const { name, capabilities } = open
  return {
    collections,
    capabilities,
    provider: name,
    health: () => open.health(),
    for: (given) => {
      const context = checkedContext(given)
      const store = makeStore({
        context,
        collections,
        capabilities,
        providerName: name,
        provider: open.forContext(context),
      })
      return decorators.reduceRight((inner, decorate) => decorate(inner), store) as unknown as Store<C>
    },
  }
}

function checkCapabilities(collections: Collections, { name, capabilities }: OpenProvider): void {
  for (const [collection, { expires }] of Object.entries(collections))
    if (expires !== undefined && !capabilities.expire)
      throw new UnsupportedCapabilityError(name, 'expire', collection)
}
