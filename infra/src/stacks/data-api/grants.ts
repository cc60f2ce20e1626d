import type { dataApi } from '@keyprint/example-data-api/design'
import type { Grant } from '@keyprint/iam'

type DataApiGrant = Grant<(typeof dataApi)['~types']>

/** What the API does: all that its operations call. */
export const API_GRANTS = [
  'row.get',
  'row.put',
  'row.delete',
  'row.check',
  'row.batchGet',
  'row.batchPut',
  'rowsAt',
  'place.batchPut',
  'place.delete',
  'places',
  'tenant.get',
  'tenant.create',
  'tenant.update',
  'usage.create',
  'usage.update',
] as const satisfies readonly DataApiGrant[]

/** What the function does that keeps the directory. */
export const STREAM_GRANTS = [
  'stream',
  'row.check',
  'row.delete',
  'place.batchPut',
  'place.delete',
  'tenant.get',
] as const satisfies readonly DataApiGrant[]
