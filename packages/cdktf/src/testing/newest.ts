import type { TerraformStack } from '../adapter.js'
import { localBackend } from '../backend/local-backend.js'
import { DesignTable } from '../table/design-table.js'
import { places, plain } from './designs.js'

/** Every option that version 5.100.0 of the provider does not have. */
export function newest(stack: TerraformStack): void {
  localBackend(stack)
  new DesignTable(stack, 'places', {
    design: places,
    tableName: 'dev-places',
    warmThroughput: { readUnits: 15_000, writeUnits: 5000, indexes: { byName: { readUnits: 13_000 } } },
  })
  new DesignTable(stack, 'plain', {
    design: plain,
    tableName: 'dev-plain',
    encryption: { key: 'aws-owned' },
    replicas: { consistency: 'strong', regions: { 'eu-west-1': {} }, witness: 'eu-west-3' },
  })
}
