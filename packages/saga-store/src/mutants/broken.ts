import type { AnyState } from '../contract/saga-fixtures.js'
import { type MemorySaga, MemorySagaStore } from '../memory/memory-saga-store.js'

/** A correct store, to be broken. */
export class Memory extends MemorySagaStore<AnyState> {}

/** Stores that are broken, each in one way, and the case of the contract that has to notice. */
export type Mutants<Store> = Readonly<Record<string, readonly [caughtBy: RegExp, new () => Store]>>

class Writing extends Memory {
  textOf(state: AnyState): string {
    return this.write(state)
  }
}

/** The saga that a correct store has, for mutants that go past its checks. */
export const saga = (correlationId: string, state: AnyState): MemorySaga => ({
  correlationId,
  version: state.metadata?.version,
  text: new Writing().textOf(state),
})
