import type { AnyState } from '../contract/saga-fixtures.js'
import { Memory, type Mutants, saga } from './broken.js'

/** Of what stores do when they update and read. */
export const updateMutants: Mutants<Memory> = {
  'stale updates win': [
    /stale update is refused/,
    class extends Memory {
      override async update(name: string, state: AnyState) {
        const found = await this.getById(name, state.metadata.sagaId)
        const version = found?.metadata.version ?? 0
        await super.update(name, { ...state, metadata: { ...state.metadata, version: version + 1 } }, version)
      }
    },
  ],
  'update looks first and writes later': [
    /updates of one version at the same time/,
    class extends Memory {
      override async update(name: string, state: AnyState, expected: number) {
        const key = this.key(name, state.metadata.sagaId)
        const found = this.sagas.get(key)
        if (found?.version !== expected) return super.update(name, state, expected)
        await this.settle()
        this.sagas.set(key, saga(found.correlationId, state))
      }
    },
  ],
  'an equal update is taken for its own': [
    /same update twice|times the same update/,
    class extends Memory {
      override async update(name: string, state: AnyState, expected: number) {
        const found = this.sagas.get(this.key(name, state.metadata.sagaId))
        if (found?.text === this.write(state)) return
        await super.update(name, state, expected)
      }
    },
  ],
  'a stale update does not say the version': [
    /stale update is refused/,
    class extends Memory {
      override async update(name: string, state: AnyState, expected: number) {
        await super.update(name, state, expected).catch((error) => {
          throw Object.assign(error, { actualVersion: undefined })
        })
      }
    },
  ],
  'a stale update is an error that nobody tries again': [
    /stale update is refused/,
    class extends Memory {
      override async update(name: string, state: AnyState, expected: number) {
        await super.update(name, state, expected).catch((error) => {
          throw new Error(error.message)
        })
      }
    },
  ],
  'an update creates': [
    /saga that is not there/,
    class extends Memory {
      override async update(name: string, state: AnyState, expected: number) {
        const key = this.key(name, state.metadata.sagaId)
        if (!this.sagas.has(key)) this.sagas.set(key, { ...saga('', state), version: expected })
        await super.update(name, state, expected)
      }
    },
  ],
  'any version is written': [
    /expected one plus one/,
    class extends Memory {
      override async update(name: string, state: AnyState, expected: number) {
        const key = this.key(name, state.metadata.sagaId)
        const found = this.sagas.get(key)
        if (found?.version !== expected) return super.update(name, state, expected)
        this.sagas.set(key, saga(found.correlationId, state))
      }
    },
  ],
  'an update merges': [
    /replaces the whole state/,
    class extends Memory {
      override async update(name: string, state: AnyState, expected: number) {
        const found = await this.getById(name, state.metadata.sagaId)
        await super.update(name, { ...found, ...state }, expected)
      }
    },
  ],
  'an update is written later': [
    /seen at once|one update follows/,
    class extends Memory {
      override async update(name: string, state: AnyState, expected: number) {
        setTimeout(() => void super.update(name, state, expected).catch(() => undefined), 5)
      }
    },
  ],
  'an update loses the correlation': [
    /replaces the whole state/,
    class extends Memory {
      override async update(name: string, state: AnyState, expected: number) {
        const found = this.sagas.get(this.key(name, state.metadata.sagaId))
        await super.update(name, state, expected)
        this.ids.delete(this.key(name, found?.correlationId ?? ''))
      }
    },
  ],
  'what is completed is hidden': [
    /completed can still be read/,
    class extends Memory {
      override async getById(name: string, id: string) {
        const found = await super.getById(name, id)
        return found?.metadata.isCompleted ? null : found
      }
    },
  ],
  'reads are old': [
    /seen at once|one update follows/,
    class extends Memory {
      readonly #cache = new Map<string, AnyState | null>()
      override async getById(name: string, id: string) {
        const key = this.key(name, id)
        if (!this.#cache.get(key)) this.#cache.set(key, await super.getById(name, id))
        return structuredClone(this.#cache.get(key)) ?? null
      }
    },
  ],
}
