import type { DynamodbTableImportTable } from '../adapter.js'
import { defined } from '../support/defined.js'

/**
 * Data in S3 that a new table is made from. It counts only when the table is created; later changes of it are ignored,
 * and it can be removed after the first apply.
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataImport.HowItWorks.html
 */
export interface ImportTable {
  readonly bucket: string
  /** Default: the whole bucket. */
  readonly keyPrefix?: string
  /** The account that the bucket belongs to. Default: the table's. */
  readonly bucketOwner?: string
  /** Default: none. */
  readonly compression?: 'gzip' | 'zstd'
  readonly format: ImportFormat
}

/** How the data is written. */
export type ImportFormat =
  | { readonly type: 'dynamodb-json' | 'ion' }
  | {
      readonly type: 'csv'
      /** Default: a comma. */
      readonly delimiter?: ',' | '\t' | ':' | ';' | '|' | ' '
      /** Names of the columns. Default: the first line of each file. */
      readonly header?: readonly string[]
    }

const FORMAT = { 'dynamodb-json': 'DYNAMODB_JSON', ion: 'ION', csv: 'CSV' } as const

export function importBlock(source: ImportTable): DynamodbTableImportTable {
  const { bucket, bucketOwner, keyPrefix, compression, format } = source
  return {
    inputFormat: FORMAT[format.type],
    inputCompressionType: compression === undefined ? 'NONE' : compression.toUpperCase(),
    s3BucketSource: defined({ bucket, bucketOwner, keyPrefix }),
    ...defined({ inputFormatOptions: csvOptions(format) }),
  }
}

function csvOptions(format: ImportFormat) {
  if (format.type !== 'csv') return undefined
  const { delimiter, header } = format
  return { csv: defined({ delimiter, headerList: header && [...header] }) }
}
