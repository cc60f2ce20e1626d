import { DocumentExistsError } from '../errors/document-exists-error.js'
import { DocumentNotFoundError } from '../errors/document-not-found-error.js'
import { DocumentStoreError } from '../errors/document-store-error.js'
import { DocumentVersionError } from '../errors/document-version-error.js'
import { StoreUnavailableError } from '../errors/store-unavailable-error.js'
import { TransactionRefusedError } from '../errors/transaction-refused-error.js'
import type { Change } from '../provider/provider.js'
import { askProvider, inOwnWords } from './ask-provider.js'
import { type Plan, planOf } from './plan.js'
import { readAt } from './reads.js'
import { needs, type Session } from './session.js'
import type { Stored } from './stored.js'
import { operationsOf, type TransactOperation, type WriteOperation } from './transaction.js'

/** How often a write is decided anew that others came before. */
const MOST_ATTEMPTS = 8
const PAUSE_MS = 5

/** Does one write. @returns what is stored now, or for a delete whether there was something. */
export async function writeOne(
  session: Session,
  operation: WriteOperation,
): Promise<Stored<never> | boolean> {
  const plan = await planOf(session, operation)
  return untilDone(
    () => plan.repeatable,
    () => changeOf(session, plan),
    async (change) => {
      if (change === undefined) return false
      const met = await askProvider(plan.address, () => session.provider.write(change))
      return change.kind === 'delete' ? met : storedOf(change)
    },
  )
}

/** Does several writes, or none. */
export async function transact(
  session: Session,
  build: (tx: never) => readonly TransactOperation[],
): Promise<void> {
  needs(session, 'transact')
  const operations = operationsOf(build)
  const plans = await eachOf(operations, (operation) => planOf(session, operation))
  checkPlans(session, plans)
  if (plans.length === 0) return
  await untilDone(
    (index) => plans[index ?? 0]?.repeatable === true,
    () => eachOf(plans, (plan) => changeOf(session, plan)),
    (changes) => transactChanges(session, changes),
  )
}

/** Operations that have nothing to do are left out, and keep their place in what is told. */
async function transactChanges(session: Session, changes: readonly (Change | undefined)[]): Promise<void> {
  const places = changes.flatMap((change, i) => (change === undefined ? [] : [i]))
  const done = changes.filter((change) => change !== undefined)
  if (done.length === 0) return
  try {
    await session.provider.transact(done)
  } catch (error) {
    if (!(error instanceof TransactionRefusedError) || error.index === undefined) throw error
    const { address } = done[error.index] as Change
    throw new TransactionRefusedError(places[error.index], inOwnWords(address, error.cause) as Error)
  }
}

async function changeOf(session: Session, plan: Plan): Promise<Change | undefined> {
  return plan.change(plan.reads ? await readAt(session, plan.collection, plan.address) : undefined)
}

function storedOf({ row: { document, version, audit } }: Change & { readonly kind: 'create' | 'replace' }) {
  return { document: structuredClone(document) as never, version, audit }
}

/** What is wrong with an operation names its place; that the provider fails is not the operation's fault. */
async function eachOf<T, R>(items: readonly T[], step: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (const [i, item] of items.entries()) {
    try {
      results.push(await step(item))
    } catch (error) {
      const refused = error instanceof DocumentStoreError && !(error instanceof StoreUnavailableError)
      throw refused ? new TransactionRefusedError(i, error) : error
    }
  }
  return results
}

function checkPlans({ capabilities }: Session, plans: readonly Plan[]): void {
  const most = capabilities.maxTransactionOperations
  if (plans.length > most)
    throw new TransactionRefusedError(
      undefined,
      new RangeError(`it has ${plans.length} operations, ${most} are possible.`),
    )
  const places = plans.map(({ address }) => JSON.stringify([address.collection, address.key]))
  const twice = places.findIndex((place, i) => places.indexOf(place) !== i)
  if (twice !== -1)
    throw new TransactionRefusedError(
      twice,
      new RangeError(`two operations are for ${places[twice]}; join them.`),
    )
}

/** Decides anew where somebody else has written between reading and writing. */
async function untilDone<Decision, Result>(
  mayRepeat: (index: number | undefined) => boolean,
  decide: () => Promise<Decision>,
  write: (decision: Decision) => Promise<Result>,
): Promise<Result> {
  for (let attempts = 1; ; attempts++) {
    const decision = await decide()
    try {
      return await write(decision)
    } catch (error) {
      const [reason, index] = error instanceof TransactionRefusedError ? [error.cause, error.index] : [error]
      if (attempts === MOST_ATTEMPTS || !cameSecond(reason) || !mayRepeat(index)) throw error
      await new Promise((resolve) => setTimeout(resolve, Math.random() * PAUSE_MS * 2 ** attempts))
    }
  }
}

const CAME_SECOND = [DocumentExistsError, DocumentNotFoundError, DocumentVersionError]
const cameSecond = (reason: unknown): boolean => CAME_SECOND.some((kind) => reason instanceof kind)
