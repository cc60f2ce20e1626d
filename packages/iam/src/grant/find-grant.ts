import type { DesignSpec } from '@keyprint/key-design'
import { UnknownGrantError } from '../errors/unknown-grant-error.js'
import { isBatchWrite, type KnownGrant, knownGrants, needsConditions } from './known-grants.js'
import { byLikeness } from './likeness.js'

/**
 * What a grant stands for.
 * @throws UnknownGrantError which lists what there is.
 */
export function findGrant(design: DesignSpec, grant: string): KnownGrant {
  const all = knownGrants(design)
  const found = all.filter(([name]) => name === grant)
  const [only] = found
  if (only !== undefined && found.length === 1) return only[1]
  const known = byLikeness(
    grant,
    all.map(([name]) => name),
  )
  throw new UnknownGrantError(grant, known, found.length > 1 ? ambiguous(grant) : reason(design, grant))
}

const ambiguous = (grant: string) =>
  `'${grant}' is the name of an access pattern and of a grant that every design has; rename the access pattern.`

/** Why something that looks like a grant is none. */
function reason({ table, entities }: DesignSpec, grant: string): string | undefined {
  if (grant === 'stream') return `Table '${table.name}' has no stream.`
  const entity = Object.values(entities).find(({ name }) => grant.startsWith(`${name}.`))
  const operation = entity && grant.slice(entity.name.length + 1)
  if (operation === 'upgrade') return `The items of '${entity?.name}' have no schemaVersion.`
  if (operation === 'batchPut' && entity?.schemaVersion !== undefined)
    return `The client puts no '${entity.name}' in a batch, which could replace items of a newer schemaVersion.`
  if (entity === undefined || !isBatchWrite(grant.slice(entity.name.length + 1)) || !needsConditions(entity))
    return undefined
  return `The client writes no '${entity.name}' in a batch, which can keep neither a lock nor uniqueness.`
}
