import { inject } from 'vitest'

/** What the global setup tells test files: where DynamoDB Local answers, or why there is none. */
export type ProvidedDynamoDB = { readonly endpoint: string } | { readonly unavailable: string }

declare module 'vitest' {
  export interface ProvidedContext {
    /** Set by the global setup `@keyprint/local/global-setup`. */
    dynamoDBLocal: ProvidedDynamoDB
  }
}

/** What the global setup provided; throws when the configuration has none. */
export function providedDynamoDB(): ProvidedDynamoDB {
  const provided: ProvidedDynamoDB | undefined = inject('dynamoDBLocal')
  if (provided !== undefined) return provided
  throw new Error(
    "No DynamoDB Local was started: add globalSetup: ['@keyprint/local/global-setup'] to the vitest config.",
  )
}
