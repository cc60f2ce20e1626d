import {
  any,
  boolean,
  defineDesign,
  defineEntity,
  defineTable,
  type Item,
  integer,
  query,
  scan,
  string,
  timestamp,
  timeToLive,
} from '@keyprint/key-design'

const table = defineTable('saga-instances', {
  partitionKey: 'sagaName',
  sortKey: 'sagaId',
  indexes: { correlationIndex: { partitionKey: 'sagaName', sortKey: 'correlationId' } },
  timeToLive: 'expiresAt',
  entityMarker: false,
})

const saga = defineEntity(table, 'saga', {
  attributes: {
    sagaName: string(),
    sagaId: string(),
    correlationId: string(),
    version: integer(),
    isCompleted: boolean(),
    createdAt: timestamp(),
    updatedAt: timestamp(),
    state: any(),
    writeId: string().optional(),
    expiresAt: timeToLive().optional(),
  },
  key: { partition: '{sagaName}', sort: '{sagaId}' },
  indexes: { byCorrelation: { on: 'correlationIndex', partition: '{sagaName}', sort: '{correlationId}' } },
})

/**
 * The layout of tables that are there already: plain keys, one partition for all sagas of a name, correlations in an
 * index. What it cannot do is why there is another one: see the README.
 */
export const plainSagaDesign = defineDesign({
  table,
  entities: { saga },
  accessPatterns: { sagasByCorrelation: query(saga.byCorrelation), everySaga: scan(saga) },
})

/** A saga as such a table has it. */
export type PlainItem = Item<typeof saga>
