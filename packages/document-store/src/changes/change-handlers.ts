import type { Collections } from '../collection/collection.js'
import type { DocumentOf, NameOf } from '../collection/collection-types.js'
import type { AppContext } from '../context/app-context.js'
import type { Row } from '../provider/provider.js'
import type { Stored } from '../store/stored.js'

/** A document that was not there before, and the context that wrote it. */
export interface InsertedDocument<Document> {
  readonly context: AppContext
  readonly after: Stored<Document>
}

/** A document that has changed, and the context that changed it. */
export interface ModifiedDocument<Document> {
  readonly context: AppContext
  readonly before: Stored<Document>
  readonly after: Stored<Document>
}

/** A document that is gone: deleted, or expired. Whoever did it has left nothing that could say so. */
export interface RemovedDocument<Document> {
  readonly context: Pick<AppContext, 'tenant'>
  readonly before: Stored<Document>
}

/** Handlers by collection and change. What is awaited may come more than once: handle it so that twice is as once. */
export type ChangeHandlers<C extends Collections> = {
  readonly [N in NameOf<C>]?:
    | {
        readonly insert?: ((change: InsertedDocument<DocumentOf<C[N]>>) => unknown) | undefined
        readonly modify?: ((change: ModifiedDocument<DocumentOf<C[N]>>) => unknown) | undefined
        readonly remove?: ((change: RemovedDocument<DocumentOf<C[N]>>) => unknown) | undefined
      }
    | undefined
}

/** A change as a provider tells it. */
export interface RowChange {
  readonly tenant: string
  readonly collection: string
  readonly before: Row | undefined
  readonly after: Row | undefined
}

/** Calls the handler of a change, where there is one. */
export async function handleChange(
  handlers: ChangeHandlers<Collections>,
  { tenant, collection, before, after }: RowChange,
): Promise<void> {
  const { insert, modify, remove } = handlers[collection] ?? {}
  if (after === undefined) {
    if (before !== undefined) await remove?.({ context: { tenant }, before: storedOf(before) })
    return
  }
  const context = contextOf(tenant, after)
  if (before === undefined) await insert?.({ context, after: storedOf(after) })
  else await modify?.({ context, before: storedOf(before), after: storedOf(after) })
}

/** The context of a write, from what it left in the document. */
function contextOf(tenant: string, { audit }: Row): AppContext {
  const { updatedBy, correlationId, roles, trace } = audit
  return { tenant, user: updatedBy, correlationId, roles, trace }
}

const storedOf = ({ document, version, audit }: Row): Stored<never> => ({
  document: document as never,
  version,
  audit,
})
