import { type AccessPatternSpec, type DesignSpec, ValidationError, type Values } from '@keyprint/key-design'
import { remedy } from '@keyprint/key-design/codec'
import type { CompiledEntity } from './compile/compiled-entity.js'

/** Puts what a client knows by itself into what it is given: nothing, or the tenant. */
export type Bind = (entity: CompiledEntity, values: Values) => Values

/** A client that knows nothing by itself. */
export const unbound: Bind = (_, values) => values

/** Everything that a tenant's client is given becomes the tenant's; what names another is refused. */
export function boundTo(tenant: string): Bind {
  return (entity, values) => {
    const attribute = entity.spec.tenant
    if (attribute === undefined) throw notOfTenant(`Entity '${entity.name}' belongs to no tenant`)
    const given = values[attribute]
    if (given !== undefined && given !== tenant) {
      throw new ValidationError('is another tenant than the one of this client', {
        entity: entity.name,
        attribute,
        remedy: remedy('leave it out'),
      })
    }
    return { ...values, [attribute]: tenant }
  }
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
    remedy: remedy('use the client without forTenant, or put the tenant into the key'),
  })
}
