/** Keeps what is too large for an item, such as in S3. Keys are new for every write, and never overwritten. */
export interface BlobStore {
  /** @param key text of letters, digits and `/ - _ .` and percent-encoded bytes */
  put(key: string, bytes: Uint8Array): Promise<void>
  /** `undefined` when there is none. */
  get(key: string): Promise<Uint8Array | undefined>
  /** It is fine if there is none. */
  delete(key: string): Promise<void>
}
