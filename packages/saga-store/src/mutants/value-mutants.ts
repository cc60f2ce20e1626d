import type { AnyState } from '../contract/saga-fixtures.js'
import type { MemorySaga } from '../memory/memory-saga-store.js'
import { Memory, type Mutants } from './broken.js'

/** Of what stores do when they keep values. */
export const valueMutants: Mutants<Memory> = {
  'dates become text': [
    /comes back as it is: date|metadata comes back/,
    plain((state) => JSON.parse(JSON.stringify(state))),
  ],
  'maps become empty': [
    /comes back as it is: map/,
    replacing((value) => (value instanceof Map ? {} : value)),
  ],
  'sets become lists': [
    /comes back as it is: set/,
    replacing((value) => (value instanceof Set ? [...value] : value)),
  ],
  'bigints become numbers': [
    /comes back as it is: bigint/,
    replacing((value) => (typeof value === 'bigint' ? Number(value) : value)),
  ],
  'bytes become lists': [
    /comes back as it is: bytes/,
    replacing((value) => (value instanceof Uint8Array ? [...value] : value)),
  ],
  'undefined becomes null': [
    /comes back as it is: undefined/,
    replacing((value) => (value === undefined ? null : value)),
  ],
  'numbers that JSON does not have become null': [
    /comes back as it is: numbers/,
    replacing((value) => (typeof value === 'number' && !Number.isFinite(value) ? null : value)),
  ],
  'text that looks like a date becomes one': [
    /comes back as it is: text/,
    replacing((value) => (typeof value === 'string' && /^\d{4}-.*Z$/.test(value) ? new Date(value) : value)),
  ],
  'tags of users are taken for its own': [
    /comes back as it is: what looks like a tag/,
    class extends Memory {
      protected override write(state: AnyState) {
        return super.write(state).replaceAll('$object', '$map')
      }
    },
  ],
  'null becomes nothing': [/metadata comes back/, replacing((value) => (value === null ? undefined : value))],
  'what was given is changed': [
    /what was given is not changed/,
    class extends Memory {
      override async insert(name: string, correlation: string, state: AnyState) {
        Object.assign(state, { _stored: true })
        await super.insert(name, correlation, state)
      }
    },
  ],
  'what is stored is what was given': [/afterwards without changing what is stored/, sharing('given')],
  'what is stored is what was read': [/what was read can be changed/, sharing('read')],
  'functions are dropped silently': [
    /would not come back is refused/,
    replacing((value) => (typeof value === 'function' ? undefined : value)),
  ],
}

/** Stores the state as something else. */
function plain(change: (state: AnyState) => AnyState): new () => Memory {
  return class extends Memory {
    protected override read(found: MemorySaga) {
      return change(super.read(found))
    }
  }
}

/** Changes values, wherever they are in a state. */
function replacing(change: (value: unknown) => unknown): new () => Memory {
  const deep = (value: unknown): unknown => {
    const changed = change(value)
    if (Array.isArray(changed)) return changed.map(deep)
    const isObject = typeof changed === 'object' && changed !== null
    if (!isObject || Object.getPrototypeOf(changed) !== Object.prototype) return changed
    return Object.fromEntries(Object.entries(changed).map(([name, one]) => [name, deep(one)]))
  }
  return class extends Memory {
    protected override write(state: AnyState) {
      return super.write(deep(state) as AnyState)
    }
  }
}

/** Keeps states themselves instead of copies. */
function sharing(what: 'given' | 'read'): new () => Memory {
  return class extends Memory {
    readonly #kept = new Map<string, AnyState>()
    override async insert(name: string, correlation: string, state: AnyState) {
      await super.insert(name, correlation, state)
      this.#kept.set(state.metadata.sagaId, what === 'given' ? state : structuredClone(state))
    }
    override async getById(name: string, id: string) {
      const found = await super.getById(name, id)
      return found && (this.#kept.get(id) ?? found)
    }
  }
}
