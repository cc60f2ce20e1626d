import type { Collections } from '../collection/collection.js'
import type { Store } from '../store/store.js'

/** From store to store: what comes back does the same, and something besides. */
export type Decorator = <C extends Collections>(store: Store<C>) => Store<C>
