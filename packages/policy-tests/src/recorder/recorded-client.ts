import type { ConnectOptions } from '@keyprint/client'
import type { DesignSpec } from '@keyprint/key-design'
import { notingSource } from './noting-source.js'
import { type Purpose, recordingClient } from './recording-client.js'

// biome-ignore lint/suspicious/noExplicitAny: clients of every design.
type Any = any

type Connect = (design: DesignSpec, options: ConnectOptions) => Any

/**
 * A client that behaves like the one `connect` makes. Each call goes through a client of its own, made for that call,
 * so that what is sent is put down to what was called, however much runs at once.
 */
export function recordedClient(connect: Connect, design: DesignSpec, options: ConnectOptions): Any {
  const { client } = options
  const base = connect(design, options)
  // Nobody can get between the SDK and a client that it makes by itself.
  if (client === undefined) return base
  return recorded(base, design, undefined, (purpose) => {
    const made = connect(design, { ...options, client: recordingClient(client, design, purpose) })
    return purpose.tenant === undefined ? made : made.forTenant(purpose.tenant)
  })
}

function recorded(
  base: Any,
  design: DesignSpec,
  tenant: string | undefined,
  clientFor: (purpose: Purpose) => Any,
): Any {
  const forGrants = (...grants: string[]) => {
    const purpose: Purpose = { grants: new Set(grants), tenant }
    return { client: clientFor(purpose), grants: purpose.grants }
  }
  const own: Record<string, unknown> = {
    health: (...args: Any[]) => forGrants('health').client.health(...args),
    forTenant: (name: string) => recorded(base.forTenant(name), design, name, clientFor),
    ...(base.batch && { batch: recordedBatch(forGrants) }),
    ...(base.transact && { transact: recordedTransact(forGrants) }),
  }
  return new Proxy(base, {
    get(target, name) {
      const value = Reflect.get(target, name)
      if (value === undefined || typeof name === 'symbol') return value
      if (Object.hasOwn(design.entities, name)) return recordedEntity(value, name, forGrants)
      if (Object.hasOwn(design.accessPatterns, name)) {
        return (...args: Any[]) => forGrants(name).client[name](...args)
      }
      return own[name] ?? value
    },
  })
}

type ForGrants = (...grants: string[]) => { readonly client: Any; readonly grants: Set<string> }

/** `getOrFail` is a get; a key is made, not sent. */
function recordedEntity(entity: Any, name: string, forGrants: ForGrants): Any {
  return new Proxy(entity, {
    get(target, method) {
      const value = Reflect.get(target, method)
      if (typeof value !== 'function' || typeof method === 'symbol' || method === 'key') return value
      const grant = `${name}.${method === 'getOrFail' ? 'get' : method}`
      return (...args: Any[]) => forGrants(grant).client[name][method](...args)
    },
  })
}

/** The writes say themselves what they are; a test may hand in those that an earlier batch left over. */
function recordedBatch(forGrants: ForGrants): Any {
  return {
    get: (keys: Any[], ...rest: Any[]) => {
      return forGrants(...keys.map(({ entity }) => `${entity}.batchGet`)).client.batch.get(keys, ...rest)
    },
    write: (operations: (batch: Any) => Any, ...rest: Any[]) => {
      const { client, grants } = forGrants()
      const noted = (batch: Any) => {
        const writes = operations(batch)
        const note = ({ entity, kind }: Any) =>
          grants.add(`${entity.name}.${kind === 'put' ? 'batchPut' : 'batchDelete'}`)
        if (!Array.isArray(writes)) return notingSource(writes, note)
        writes.forEach(note)
        return writes
      }
      return client.batch.write(noted, ...rest)
    },
  }
}

function recordedTransact(forGrants: ForGrants): Any {
  const transact = (operations: (tx: Any) => Any[], ...rest: Any[]) => {
    const { client, grants } = forGrants()
    return client.transact((tx: Any) => operations(notingTransaction(tx, grants)), ...rest)
  }
  const get = (keys: Any[], ...rest: Any[]) =>
    forGrants(...keys.map(({ entity }) => `${entity}.get`)).client.transact.get(keys, ...rest)
  return Object.assign(transact, { get })
}

/** Notes the operations that a transaction is made of. */
function notingTransaction(tx: Any, grants: Set<string>): Any {
  const entity = (writes: Any, name: string) =>
    new Proxy(writes, {
      get(target, operation) {
        const write = Reflect.get(target, operation)
        if (typeof write !== 'function') return write
        return (...args: Any[]) => {
          grants.add(`${name}.${String(operation)}`)
          return write(...args)
        }
      },
    })
  return new Proxy(tx, {
    get(target, name) {
      const writes = Reflect.get(target, name)
      return writes === undefined ? writes : entity(writes, String(name))
    },
  })
}
