import type { StandardSchema } from '@keyprint/key-design'
import type { Collections } from '../collection/collection.js'
import type { InputOf, OutputOf } from '../collection/collection-types.js'
import { validate } from '../collection/validate.js'
import { type AppContext, checkedContext } from '../context/app-context.js'
import { ForbiddenError } from '../errors/forbidden-error.js'
import { InvalidInputError } from '../errors/invalid-input-error.js'
import type { ReadStore, Store } from '../store/store.js'

/** Stores that have these collections, and perhaps others. */
export interface StoresWith<C extends Collections> {
  readonly collections: C
  for(context: AppContext): unknown
}

/** What a query or command is handed. */
export interface HandlerArguments<Input, S> {
  readonly input: Input
  readonly context: AppContext
  readonly store: S
}

/** What a query or command consists of. */
export interface HandlerDefinition<C extends Collections, S extends StandardSchema, St, Result> {
  /** The collections that it works with, and nothing else. */
  readonly collections: C
  readonly input: S
  /** One of them is needed. Default: none. */
  readonly roles?: readonly string[] | undefined
  readonly run: (given: HandlerArguments<OutputOf<S>, St>) => Promise<Result>
}

/** A query or command: called with stores, whichever the provider, with a context and its input. */
export type Handler<C extends Collections, Input, Result> = (
  stores: StoresWith<C>,
  context: AppContext,
  input: Input,
) => Promise<Result>

/** A query is handed a store that cannot write. */
export function defineQuery<C extends Collections, S extends StandardSchema, Result>(
  definition: HandlerDefinition<C, S, ReadStore<C>, Result>,
): Handler<C, InputOf<S>, Result> {
  return handlerOf(definition, readOnly)
}

/** A command is handed the whole store. */
export function defineCommand<C extends Collections, S extends StandardSchema, Result>(
  definition: HandlerDefinition<C, S, Store<C>, Result>,
): Handler<C, InputOf<S>, Result> {
  return handlerOf(definition, (store) => store)
}

/** @throws InvalidContextError, ForbiddenError, InvalidInputError before it runs. */
function handlerOf<C extends Collections, S extends StandardSchema, St, Result>(
  { input: schema, roles, run }: HandlerDefinition<C, S, St, Result>,
  confined: (store: Store<C>) => St,
): Handler<C, InputOf<S>, Result> {
  return async (stores, given, input) => {
    const context = checkedContext(given)
    if (roles !== undefined && !roles.some((role) => context.roles.includes(role)))
      throw new ForbiddenError(context.user, roles)
    const verdict = await validate(schema, input)
    if (verdict.issues !== undefined) throw new InvalidInputError(verdict.issues)
    const store = confined(stores.for(context) as Store<C>)
    return run({ input: verdict.value as OutputOf<S>, context, store })
  }
}

function readOnly<C extends Collections>(store: Store<C>): ReadStore<C> {
  const { context, collections, capabilities, get, getMany, query, list } = store
  return { context, collections, capabilities, get, getMany, query, list }
}
