import type { AnyState } from '../contract/saga-fixtures.js'
import { MemorySagaStore } from '../memory/memory-saga-store.js'
import { Memory, type Mutants } from './broken.js'

/** Of what stores do when they have tenants. */
export const tenantMutants: Mutants<Memory> = {
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
