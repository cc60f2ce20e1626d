import type { SagaState } from '../state/saga-state.js'
import type { StateWrite } from './state-write.js'

/**
 * Writes whose outcome is not known. When the caller gives the same state again, unchanged, the same write goes out, and so
 * finds that it was done rather than a conflict with itself.
 */
export class Unsettled {
  readonly #sent = new WeakMap<SagaState, StateWrite>()

  /** The write of a state that came to no known end. */
  find(state: SagaState, text: string): StateWrite | undefined {
    const sent = this.#sent.get(state)
    return sent?.text === text ? sent : undefined
  }

  note(state: SagaState, sent: StateWrite): void {
    this.#sent.set(state, sent)
  }

  settle(state: SagaState): void {
    this.#sent.delete(state)
  }
}
