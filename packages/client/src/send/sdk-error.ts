/** What the SDK puts on its errors. */
export interface SdkError extends Error {
  readonly code?: string
  readonly $metadata?: { readonly httpStatusCode?: number; readonly attempts?: number }
  readonly $fault?: 'client' | 'server'
}
