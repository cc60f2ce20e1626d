import type { AnyState } from '../contract/saga-fixtures.js'
import { Memory, type Mutants } from './broken.js'

/** Of what stores do when they delete. */
export const deletionMutants: Mutants<Memory> = {
  'a deletion leaves the correlation': [
    /frees the correlation/,
    class extends Memory {
      override async delete(name: string, id: string) {
        const left = [...this.ids]
        await super.delete(name, id)
        for (const [key, value] of left) this.ids.set(key, value)
      }
      override async insert(name: string, correlation: string, state: AnyState) {
        const holder = this.ids.get(this.key(name, correlation))
        if (holder === undefined) return super.insert(name, correlation, state)
        throw Object.assign(new Error('already exists'), { name: 'ConcurrencyError' })
      }
    },
  ],
  'a deletion needs something to delete': [
    /what is not there is fine/,
    class extends Memory {
      override async delete(name: string, id: string) {
        if ((await this.getById(name, id)) === null) throw new Error('not found')
        await super.delete(name, id)
      }
    },
  ],
  'a deletion deletes everything': [
    /leaves other sagas/,
    class extends Memory {
      override async delete() {
        this.sagas.clear()
        this.ids.clear()
      }
    },
  ],
  'a deletion does nothing': [
    /by neither id nor correlation/,
    class extends Memory {
      override async delete() {}
    },
  ],
  'a late deletion takes the successor': [
    /late deletion/,
    class extends Memory {
      readonly #places = new Map<string, string>()
      override async insert(name: string, correlation: string, state: AnyState) {
        await super.insert(name, correlation, state)
        this.#places.set(this.key(name, state.metadata.sagaId), correlation)
      }
      override async delete(name: string, id: string) {
        const correlation = this.#places.get(this.key(name, id)) ?? ''
        await super.delete(name, this.ids.get(this.key(name, correlation)) ?? id)
      }
    },
  ],
  'a late update takes the successor': [
    /late update/,
    class extends Memory {
      readonly #places = new Map<string, string>()
      override async insert(name: string, correlation: string, state: AnyState) {
        await super.insert(name, correlation, state)
        this.#places.set(this.key(name, state.metadata.sagaId), correlation)
      }
      override async update(name: string, state: AnyState, expected: number) {
        const correlation = this.#places.get(this.key(name, state.metadata.sagaId)) ?? ''
        const sagaId = this.ids.get(this.key(name, correlation)) ?? state.metadata.sagaId
        await super.update(name, { ...state, metadata: { ...state.metadata, sagaId } }, expected)
      }
    },
  ],
}
