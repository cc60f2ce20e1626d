import { RecentlyUsed } from './recently-used.js'

/** About 3 MB. */
const KEPT = 10_000

/** What is remembered of a saga that was read or written here. */
export interface Place {
  /** A saga keeps it for life. */
  readonly correlationId: string
  readonly version: number
  /** Of the state of that version, where it is in the blob store. */
  readonly blob: string | undefined
}

/** Tells sagas apart. */
export type PlaceKey = readonly [tenantId: string, sagaName: string, sagaId: string]

/**
 * Where sagas are, by their ids: so a worker that has read a saga writes it without asking again. It may be outdated;
 * whoever uses it checks the id and version of what is found there.
 */
export class Places {
  readonly #places = new RecentlyUsed<Place>(KEPT)

  get(saga: PlaceKey): Place | undefined {
    return this.#places.get(JSON.stringify(saga))
  }

  set(saga: PlaceKey, place: Place): void {
    this.#places.set(JSON.stringify(saga), place)
  }

  forget(saga: PlaceKey): void {
    this.#places.delete(JSON.stringify(saga))
  }
}
