import type { DesignSpec, EntitySpec } from '@keyprint/key-design'
import { type Confinement, refuseConfined } from '../confine/confinement.js'
import { findGrant } from '../grant/find-grant.js'
import { healthActions, streamActions } from './operation-actions.js'
import { operationPermissions } from './operation-permissions.js'
import { patternPermission } from './pattern-permission.js'
import type { Permission } from './permission.js'

/**
 * What a grant needs.
 * @throws UnknownGrantError
 * @throws UnconfinableGrantError
 */
export function permissionsOf(
  design: DesignSpec,
  name: string,
  confinement: Confinement,
): readonly Permission[] {
  const grant = findGrant(design, name)
  switch (grant.kind) {
    case 'operation': {
      const entity = design.entities[grant.entity] as EntitySpec
      return operationPermissions(design, entity, grant.operation, confinement)
    }
    case 'pattern':
      return [patternPermission(design, grant.pattern, confinement)]
    case 'stream':
      refuseConfined(name, confinement, 'the stream shows every change of the table')
      return streamActions.map((action) => ({ action, resource: { kind: 'stream' } }))
    case 'health':
      // It tells of the table, never of an item, so there is nothing to confine.
      return healthActions.map((action) => ({ action, resource: { kind: 'table' } }))
  }
}
