import type { AnyState } from '../contract/saga-fixtures.js'
import { type MemorySaga, MemorySagaStore } from '../memory/memory-saga-store.js'

class Memory extends MemorySagaStore<AnyState> {}

/** The saga that a correct store has, for mutants that go past its checks. */
const saga = (correlationId: string, state: AnyState): MemorySaga => ({
  correlationId,
  version: state.metadata?.version,
  text: new Plain().textOf(state),
})

class Plain extends Memory {
  textOf(state: AnyState): string {
    return this.write(state)
  }
}

/** Stores that are broken, each in one way, and the case of the contract that has to notice. */
export const sagaStoreMutants: Readonly<Record<string, readonly [caughtBy: RegExp, new () => Memory]>> = {
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
  'nothing is undefined': [
    /what is not there is null/,
    class extends Memory {
      override async getById(name: string, id: string) {
        return (await super.getById(name, id)) ?? (undefined as unknown as null)
      }
    },
  ],
  'the name does not count': [
    /another name are others/,
    class extends Memory {
      protected override key(_: string, id: string) {
        return id
      }
    },
  ],
  'keys run into one another': [
    /never run into one another/,
    class extends Memory {
      protected override key(name: string, id: string) {
        return `${name}#${id}`
      }
    },
  ],
  'ids and correlations share one space': [
    /same text, also crosswise/,
    class extends Memory {
      override async getByCorrelationId(name: string, correlation: string) {
        return (await this.getById(name, correlation)) ?? super.getByCorrelationId(name, correlation)
      }
    },
  ],
  'the beginning of a correlation will do': [
    /another one begins with/,
    class extends Memory {
      override async getByCorrelationId(name: string, correlation: string) {
        const prefix = this.key(name, correlation).slice(0, -2)
        const found = [...this.ids].find(([key]) => key.startsWith(prefix))
        return super.getByCorrelationId(name, found ? JSON.parse(found[0])[1] : correlation)
      }
    },
  ],
  'case does not count': [
    /told apart/,
    class extends Memory {
      protected override key(name: string, id: string) {
        return super.key(name, id.toLowerCase())
      }
    },
  ],
  'odd characters are dropped': [
    /may be any text/,
    class extends Memory {
      protected override key(name: string, id: string) {
        return super.key(name, id.replaceAll(/[^\w-]/g, ''))
      }
      override async getById(name: string, id: string) {
        return /^[\w-]*$/.test(id) ? super.getById(name, id) : null
      }
    },
  ],
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
  'tenants share everything': [
    /two tenants, and of none/,
    class extends Memory {
      override forTenant() {
        return this
      }
    },
  ],
  'a tenant is another one each time': [
    /a tenant is the same/,
    class extends Memory {
      override forTenant(tenantId: string) {
        super.forTenant(tenantId)
        return new Memory()
      }
    },
  ],
  'tenants run into names': [/tenants and names never/, tenantsInNames()],
  'no tenant is a tenant': [
    /tenant without a name/,
    class extends Memory {
      override forTenant(tenantId: string) {
        return super.forTenant(tenantId || 'none')
      }
    },
  ],
  'a tenant deletes what is of others': [
    /neither updates nor deletes/,
    class extends Memory {
      readonly #all: MemorySagaStore<AnyState>[] = []
      override forTenant(tenantId: string) {
        const tenant = super.forTenant(tenantId)
        this.#all.push(tenant)
        const own = tenant.delete.bind(tenant)
        tenant.delete = async (name, id) => {
          await own(name, id)
          for (const other of this.#all)
            if (other !== tenant) await MemorySagaStore.prototype.delete.call(other, name, id)
        }
        return tenant
      }
    },
  ],
}

function checkAll(state: AnyState): void {
  if (state.metadata === undefined) throw new Error('no metadata')
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

/** Keeps the sagas of tenants under longer names. */
function tenantsInNames(): new () => Memory {
  return class extends Memory {
    override forTenant(tenantId: string): Memory {
      super.forTenant(tenantId)
      const name = (of: string) => `${tenantId}#${of}`
      return Object.assign(new Memory(), {
        getById: (of: string, id: string) => this.getById(name(of), id),
        getByCorrelationId: (of: string, id: string) => this.getByCorrelationId(name(of), id),
        insert: (of: string, id: string, state: AnyState) => this.insert(name(of), id, state),
      })
    }
  }
}
