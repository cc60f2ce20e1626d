import { defineCollection } from '../collection/collection.js'
import type { Store } from '../store/store.js'
import { entrySchema } from './entry-schema.js'

/** The collection that a Keyv storage needs: `documentStores({ keyvEntry, … }, provider)`. */
export const keyvEntry = defineCollection({
  schema: entrySchema,
  id: 'namespace',
  sort: 'key',
  expires: 'expiresAt',
})

/** Collections with that of Keyv. */
type KeyvCollections = { readonly keyvEntry: typeof keyvEntry }

const DEFAULT_NAMESPACE = 'keyv'

/**
 * A storage for Keyv in a document store, and so in one tenant: `new Keyv({ store: new KeyvStorage(store) })`. Entries
 * are as Keyv serializes them, at most as large as a document.
 */
export class KeyvStorage {
  /** Set by Keyv. */
  namespace: string | undefined
  /** Keyv keeps options here, and iterates over the storages that are of a kind which it knows. */
  // biome-ignore lint/suspicious/noExplicitAny: Keyv's own type.
  opts: any = { dialect: 'sqlite', url: '' }
  readonly #store: Store<KeyvCollections>

  /** Any store that has `keyvEntry` among its collections. */
  constructor(store: unknown) {
    this.#store = store as Store<KeyvCollections>
  }

  /** Keyv asks every storage for it; errors reject instead. */
  on(): this {
    return this
  }

  // biome-ignore lint/suspicious/noExplicitAny: Keyv says what it is.
  async get(key: string): Promise<any> {
    const found = await this.#store.get('keyvEntry', this.#key(key))
    return found?.document.value
  }

  // biome-ignore lint/suspicious/noExplicitAny: Keyv says what they are.
  async getMany(keys: string[]): Promise<any[]> {
    const found = await this.#store.getMany(
      'keyvEntry',
      keys.map((key) => this.#key(key)),
    )
    return found.map((one) => one?.document.value)
  }

  /** @param ttl in milliseconds. */
  async set(key: string, value: string, ttl?: number): Promise<boolean> {
    const expiry = ttl === undefined ? {} : { expiresAt: new Date(Date.now() + ttl).toISOString() }
    await this.#store.put('keyvEntry', { ...this.#key(key), value, ...expiry })
    return true
  }

  async has(key: string): Promise<boolean> {
    return (await this.get(key)) !== undefined
  }

  delete(key: string): Promise<boolean> {
    return this.#store.delete('keyvEntry', this.#key(key))
  }

  /** @returns whether one of them was there. */
  async deleteMany(keys: string[]): Promise<boolean> {
    const deleted = await Promise.all(keys.map((key) => this.delete(key)))
    return deleted.includes(true)
  }

  /** Deletes what is in the namespace, page by page. */
  async clear(): Promise<void> {
    for await (const [key] of this.iterator(this.namespace)) await this.delete(key)
  }

  async *iterator(namespace?: string): AsyncGenerator<[string, string], void> {
    const id = namespace ?? this.namespace ?? DEFAULT_NAMESPACE
    let cursor: string | undefined
    do {
      const page = await this.#store.list('keyvEntry', { id, cursor })
      for (const { document } of page.items) yield [document.key, document.value]
      cursor = page.cursor
    } while (cursor !== undefined)
  }

  #key(key: string) {
    return { namespace: this.namespace ?? DEFAULT_NAMESPACE, key }
  }
}
