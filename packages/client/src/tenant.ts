import { type AccessPatternSpec, type DesignSpec, ValidationError, type Values } from '@keyprint/key-design'
import { ownValue } from '@keyprint/key-design/codec'
import type { CompiledEntity } from './compile/compiled-entity.js'
import type { Method } from './feature/method.js'
import { Operation } from './operation/operation.js'
import type { ReadPlan } from './read/reader.js'
import { Reading } from './read/reading.js'

/** What a method gives: a part of a call, such as a key; an operation; or a reading. */
export type Gives = 'part' | AccessPatternSpec['kind']

/** Puts what a client knows by itself into what a method is given first: nothing, or the tenant. */
export type Bind = (gives: Gives, entity: CompiledEntity, method: Method) => Method

/** A client that knows nothing by itself. The body of a request may be none: then what is missing in it says so. */
export const unbound: Bind = (_, __, method) => (values, options) => method(values ?? {}, options)

/** Everything that a tenant's client is given becomes the tenant's; what names another is refused. */
export function boundTo(tenant: string): Bind {
  return (gives, entity, method) =>
    (values, ...options) => {
      try {
        return method(withTenant(tenant, entity, values), ...options)
      } catch (error) {
        return refused(gives, error)
      }
    }
}

function withTenant(tenant: string, { name, spec }: CompiledEntity, values: Values): Values {
  const attribute = spec.tenant
  if (attribute === undefined) throw notOfTenant(`Entity '${name}' belongs to no tenant`)
  const given = ownValue(values, attribute)
  if (given === undefined || given === tenant) return { ...values, [attribute]: tenant }
  throw new ValidationError('is another tenant than the one of this client', {
    entity: name,
    attribute,
    remedy: 'leave it out',
  })
}

/** What is refused gets nowhere. */
const UNCONNECTED = { timeouts: {}, support: {} }

/** A call is refused when it is sent or read, or its request is to be shown, as any other bad one is. */
export function refused(gives: Gives, error: unknown): unknown {
  const refuse = () => {
    throw error
  }
  if (gives === 'part') return refuse()
  if (gives === 'get') return new Operation(refuse, refuse)
  return new Reading(
    { params: refuse, options: {}, connection: UNCONNECTED } as unknown as ReadPlan,
    refuse,
    refuse,
  )
}

/** Why an access pattern cannot be confined to one tenant; `undefined` when it can. */
export function unconfined(
  { entities, accessPatterns }: DesignSpec,
  name: string,
): ValidationError | undefined {
  const pattern = accessPatterns[name] as AccessPatternSpec
  if (pattern.kind === 'scan')
    return notOfTenant(`Access pattern '${name}' scans, and so reads the items of every tenant`)
  const indexes = pattern.kind === 'query' ? pattern.indexes : undefined
  const open = pattern.entities.find((entityName, i) => {
    const entity = entities[entityName]
    const index = indexes === undefined ? undefined : entity?.indexes[indexes[i] as string]
    const templates = index === undefined ? [entity?.key.partition ?? ''] : index.partition
    return (
      entity?.tenant === undefined || !templates.some((template) => template.includes(`{${entity.tenant}}`))
    )
  })
  if (open === undefined) return undefined
  return notOfTenant(`Access pattern '${name}' has a partition key without the tenant of entity '${open}'`)
}

function notOfTenant(reason: string): ValidationError {
  return new ValidationError(`is not a tenant's own: ${reason}`, {
    attribute: 'forTenant',
    remedy: 'use the client without forTenant, or put the tenant into the key',
  })
}
