import type { Trace } from '../context/trace.js'

/** A document as it is kept, with what the store knows of it. */
export interface Stored<Document> {
  readonly document: Document
  /** 1 for a new document, one more with each write: what `ifVersion` compares. */
  readonly version: number
  readonly audit: Audit
}

/** Who wrote a document, and when, from the contexts of the writes. */
export interface Audit {
  /** As text of ISO 8601. */
  readonly createdAt: string
  readonly createdBy: string
  readonly updatedAt: string
  readonly updatedBy: string
  /** Of the last write. */
  readonly correlationId: string
  /** Of the last write. */
  readonly roles: readonly string[]
  /** Of the last write. */
  readonly trace: Trace
}
