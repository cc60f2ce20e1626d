import type { DesignSpec, EntitySpec } from '@keyprint/key-design'
import { operationActions } from '../permission/operation-actions.js'
import type { OperationName } from './grant.js'

/** What a grant stands for. */
export type KnownGrant =
  | { readonly kind: 'operation'; readonly entity: string; readonly operation: OperationName }
  | { readonly kind: 'pattern'; readonly pattern: string }
  | { readonly kind: 'stream' }
  | { readonly kind: 'health' }

/** Every grant of a design, by its name. A name that stands for two things is there twice. */
export function knownGrants(design: DesignSpec): readonly (readonly [string, KnownGrant])[] {
  return [
    ...Object.values(design.entities).flatMap(entityGrants),
    ...Object.keys(design.accessPatterns).map((pattern) => [pattern, { kind: 'pattern', pattern }] as const),
    ...(design.table.stream === undefined ? [] : [['stream', { kind: 'stream' }] as const]),
    ['health', { kind: 'health' }],
  ]
}

/** The names of all grants of a design. */
export function grantNames(design: DesignSpec): readonly string[] {
  return knownGrants(design).map(([name]) => name)
}

function entityGrants(entity: EntitySpec): readonly (readonly [string, KnownGrant])[] {
  const operations = Object.keys(operationActions) as OperationName[]
  return operations
    .filter((operation) => !needsConditions(entity) || !isBatchWrite(operation))
    .filter((operation) => entity.schemaVersion === undefined || operation !== 'batchPut')
    .filter((operation) => entity.schemaVersion !== undefined || operation !== 'upgrade')
    .map((operation) => [
      `${entity.name}.${operation}`,
      { kind: 'operation', entity: entity.name, operation },
    ])
}

/** What a batch could not keep: the client refuses to write such entities in one. */
export const needsConditions = ({ unique, version }: EntitySpec): boolean =>
  unique.length > 0 || version !== undefined

export const isBatchWrite = (operation: string): boolean =>
  operation === 'batchPut' || operation === 'batchDelete'
