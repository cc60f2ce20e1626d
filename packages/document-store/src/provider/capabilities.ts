/** What a store can do beyond reading and writing one document, as plain data. */
export interface Capabilities {
  /** Queries by an index. */
  readonly query: boolean
  /** All documents of a collection, or of one id, page by page. */
  readonly list: boolean
  /** Several writes that are done all or not at all. */
  readonly transact: boolean
  /** Documents that expire by themselves. */
  readonly expire: boolean
  /** Whether a query sees what was written just before. `get`, `getMany` and `list` always do. */
  readonly consistentQueries: boolean
  /** Bytes of a document as JSON in UTF-8. */
  readonly maxDocumentBytes: number
  /** Operations of one transaction. */
  readonly maxTransactionOperations: number
}

/** What a provider may lack. */
export type CapabilityName = 'query' | 'list' | 'transact' | 'expire'
