import { type DesignSpec, keyTemplate, type TableSpec } from '@keyprint/key-design'
import type { IamRequest } from '../evaluate/iam-request.js'

/** What a permission is about, apart from names: `update: PutItem on the table, guard`. */
export type Fact = string

/** An operation of an entity, or the kind of an access pattern. */
export function kindOfGrant({ accessPatterns }: DesignSpec, grant: string): string {
  if (Object.hasOwn(accessPatterns, grant)) return `pattern ${accessPatterns[grant]?.kind}`
  return grant.slice(grant.lastIndexOf('.') + 1)
}

/** A fact for each kind of key that a request has. */
export function factsOf(
  design: DesignSpec,
  kind: string,
  { action, index, leadingKeys }: IamRequest,
): Fact[] {
  const keys = leadingKeys?.map((key) => (isGuardKey(design, key) ? 'guard' : 'item')) ?? ['no key']
  return [...new Set(keys)].map((key) => fact(kind, action, index === undefined ? 'table' : 'index', key))
}

/** The text of a fact. */
export function fact(kind: string, action: string, resource: string, key: string): Fact {
  return `${kind}: ${action} on the ${resource}, ${key}`
}

function isGuardKey({ table, entities }: DesignSpec, key: string): boolean {
  return Object.values(entities).some(({ unique, attributes }) =>
    unique.some(({ partition }) => keyParser(table, partition, attributes).parse(key) !== undefined),
  )
}

function keyParser(
  { delimiter }: TableSpec,
  partition: string,
  attributes: DesignSpec['entities'][string]['attributes'],
) {
  return keyTemplate(partition, 'partition', delimiter, attributes)
}
