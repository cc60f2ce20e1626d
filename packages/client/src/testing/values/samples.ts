import {
  any,
  bigint,
  binary,
  binarySet,
  decimal,
  defineDesign,
  defineEntity,
  defineTable,
  integer,
  list,
  map,
  number,
  numberSet,
  query,
  record,
  string,
  stringSet,
} from '@keyprint/key-design'
import { z } from 'zod'

const table = defineTable('samples', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: { gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' } },
})

/** Every kind of value, in keys and beside them. */
const sample = defineEntity(table, 'sample', {
  attributes: {
    id: string(),
    place: string(),
    text: string().optional(),
    region: string().optional(),
    rank: number().optional(),
    number: number().optional(),
    integer: integer().optional(),
    bigint: bigint().optional(),
    decimal: decimal().optional(),
    binary: binary().optional(),
    strings: stringSet().optional(),
    numbers: numberSet().optional(),
    binaries: binarySet().optional(),
    list: list(number()).optional(),
    lines: list(map({ size: number(), tags: stringSet().optional() })).optional(),
    map: map({ text: string().optional(), number: number().optional() }).optional(),
    record: record(number()).optional(),
    any: any().optional(),
    checked: z.any().optional(),
  },
  key: { partition: 'SAMPLE#{id}', sort: 'AT#{place}' },
  indexes: { byRegion: { on: 'gsi1', partition: 'REGION#{region}', sort: '{rank}' } },
})

export const samples = defineDesign({
  table,
  entities: { sample },
  accessPatterns: { samplesOf: query(sample), samplesByRegion: query(sample.byRegion) },
})

/** The key of a sample, where it does not matter which. */
export const at = (id: string) => ({ id, place: 'p' })
