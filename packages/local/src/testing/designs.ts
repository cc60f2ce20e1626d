import type { TableSpec } from '@keyprint/key-design'

const text = (name: string) => ({ name, type: 'string' }) as const

/** A table that has everything a table can have. */
export const everything: { readonly table: TableSpec } = {
  table: {
    name: 'everything',
    partitionKey: text('pk'),
    sortKey: text('sk'),
    indexes: {
      byAmount: {
        type: 'local',
        partitionKey: [text('pk')],
        sortKey: [{ name: 'amount', type: 'number' }],
        projection: 'keys-only',
      },
      byRegion: {
        type: 'global',
        partitionKey: [text('country'), text('region')],
        sortKey: [{ name: 'amount', type: 'number' }, text('sk')],
        projection: ['note', 'photo'],
      },
      byHash: {
        type: 'global',
        partitionKey: [{ name: 'hash', type: 'binary' }],
        sortKey: [],
        projection: 'all',
      },
    },
    timeToLive: 'expiresAt',
    stream: 'new-and-old-images',
    delimiter: '#',
  },
}

/** A table with no more than a partition key. */
export const plain: { readonly table: TableSpec } = {
  table: { name: 'plain', partitionKey: text('id'), indexes: {}, delimiter: '#' },
}
