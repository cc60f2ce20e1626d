/** What is known of a request, for its log line. */
export interface ApiEnv {
  Variables: {
    correlationId: string
    tenantId?: string
    operation?: string
    error?: string
    causes?: readonly string[]
  }
}
