import {
  bigint,
  decimal,
  defineDesign,
  defineEntity,
  defineTable,
  integer,
  number,
  query,
  string,
  timestamp,
} from '@keyprint/key-design'

const table = defineTable('measurements', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: { byLabel: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' } },
})

/** Every kind of part that has an order, and text. */
export const measurement = defineEntity(table, 'measurement', {
  attributes: {
    sensor: string(),
    at: timestamp(),
    level: integer({ digits: 4 }),
    value: number(),
    label: string(),
    id: string(),
  },
  key: { partition: 'SENSOR#{sensor}', sort: 'M#{at}#{level}#{value}#{label}#{id}' },
  indexes: { byLabel: { on: 'byLabel', partition: 'SENSOR#{sensor}', sort: '{label}#{value}' } },
})

/** Its sort keys begin like those of measurements. */
export const alarm = defineEntity(table, 'alarm', {
  attributes: { sensor: string(), at: timestamp(), alarmId: string() },
  key: { partition: 'SENSOR#{sensor}', sort: 'M#{at}#{alarmId}' },
})

/** Text alone between two delimiters, and fixed text after the last part. */
export const tag = defineEntity(table, 'tag', {
  attributes: { sensor: string(), name: string(), n: bigint({ digits: 5 }), price: decimal() },
  key: { partition: 'SENSOR#{sensor}', sort: 'TAG#{name}#N{n}#{price}#END' },
})

/** Its sort keys begin with those of tags. */
export const tagged = defineEntity(table, 'tagged', {
  attributes: { sensor: string(), name: string() },
  key: { partition: 'SENSOR#{sensor}', sort: 'TAG#{name}' },
})

export const measurements = defineDesign({
  table,
  entities: { measurement, alarm, tag, tagged },
  accessPatterns: {
    measurementsOf: query(measurement),
    byLabel: query(measurement.byLabel),
    alarmsOf: query(alarm),
    tagsOf: query(tag),
    taggedOf: query(tagged),
    everythingOf: query(measurement, alarm, tag, tagged),
  },
})
