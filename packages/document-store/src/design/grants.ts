import type { Collections } from '../collection/collection.js'
import { indexPattern, listPattern } from './document-design.js'

const READS = ['get', 'batchGet'] as const
const WRITES = ['create', 'put', 'delete'] as const

/**
 * What a role needs for a store of these collections, as names for the `grant` of `@keyprint/cdktf` and the policies of
 * `@keyprint/iam`. `'read'` leaves out what writes.
 */
export function documentGrants(
  collections: Collections,
  access: 'read' | 'write' = 'write',
): readonly string[] {
  const operations = access === 'read' ? READS : [...READS, ...WRITES]
  return Object.entries(collections).flatMap(([name, { indexes }]) => [
    ...operations.map((operation) => `${name}.${operation}`),
    listPattern(name),
    ...Object.keys(indexes).map((index) => indexPattern(name, index)),
  ])
}
