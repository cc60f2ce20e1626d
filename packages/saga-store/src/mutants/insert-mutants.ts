import type { AnyState } from '../contract/saga-fixtures.js'
import { Memory, type Mutants, saga } from './broken.js'

/** Of what stores do when they insert. */
export const insertMutants: Mutants<Memory> = {
  'insert overwrites': [
    /second saga of the same id/,
    class extends Memory {
      override async insert(name: string, correlation: string, state: AnyState) {
        await this.delete(name, state.metadata.sagaId)
        await super.insert(name, correlation, state)
      }
    },
  ],
  'correlation is not unique': [
    /second saga of the same correlation/,
    class extends Memory {
      override async insert(name: string, correlation: string, state: AnyState) {
        this.ids.delete(this.key(name, correlation))
        await super.insert(name, correlation, state)
      }
    },
  ],
  'insert looks first and writes later': [
    /inserts of one correlation at the same time/,
    class extends Memory {
      override async insert(name: string, correlation: string, state: AnyState) {
        if ((await this.getByCorrelationId(name, correlation)) !== null)
          return super.insert(name, correlation, state)
        await this.settle()
        this.sagas.set(this.key(name, state.metadata.sagaId), saga(correlation, state))
        this.ids.set(this.key(name, correlation), state.metadata.sagaId)
      }
    },
  ],
  'a duplicate is an error that nobody tries again': [
    /second saga of the same correlation/,
    class extends Memory {
      override async insert(name: string, correlation: string, state: AnyState) {
        await super.insert(name, correlation, state).catch((error) => {
          throw new Error(error.message)
        })
      }
    },
  ],
  'a duplicate does not say what it is': [
    /same insert twice/,
    class extends Memory {
      override async insert(name: string, correlation: string, state: AnyState) {
        await super.insert(name, correlation, state).catch((error) => {
          error.message = 'conflict'
          throw error
        })
      }
    },
  ],
  'a duplicate is taken for a success': [
    /same insert twice/,
    class extends Memory {
      override async insert(name: string, correlation: string, state: AnyState) {
        await super.insert(name, correlation, state).catch(() => undefined)
      }
    },
  ],
  'anything is inserted': [
    /state that is none is refused/,
    class extends Memory {
      override async insert(name: string, correlation: string, state: AnyState) {
        this.sagas.set(this.key(name, state.metadata?.sagaId ?? ''), saga(correlation, state))
        this.ids.set(this.key(name, correlation), state.metadata?.sagaId ?? '')
      }
    },
  ],
  'it is written before it is checked': [
    /state that is none is refused/,
    class extends Memory {
      override async insert(name: string, correlation: string, state: AnyState) {
        this.ids.set(this.key(name, correlation), 'x')
        this.sagas.set(this.key(name, 'x'), { correlationId: correlation, version: 0, text: '{}' })
        checkAll(state)
        this.ids.delete(this.key(name, correlation))
        await super.insert(name, correlation, state)
      }
    },
  ],
  'empty names are fine': [
    /without a character/,
    class extends Memory {
      override getById(name: string, id: string) {
        return id === '' ? Promise.resolve(null) : super.getById(name, id)
      }
    },
  ],
}

function checkAll(state: AnyState): void {
  if (state.metadata === undefined) throw new Error('no metadata')
}
