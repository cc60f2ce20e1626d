import type { AppContext } from '@keyprint/document-store'

/** What routes find in Hono's context: the context of the request, made before them. */
export interface DocumentsEnv {
  Variables: { context: AppContext; correlationId: string }
}
