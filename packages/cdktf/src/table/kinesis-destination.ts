import { type Construct, DynamodbKinesisStreamingDestination, type DynamodbTable } from '../adapter.js'
import { defined } from '../support/defined.js'
import { fixedId } from '../support/fixed-id.js'

/**
 * A Kinesis data stream that gets every change of an item.
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/kds.html
 */
export interface KinesisDestination {
  /** A stream of the table's account and region. */
  readonly streamArn: string
  /** Default: AWS's, milliseconds. */
  readonly timestampPrecision?: 'millisecond' | 'microsecond'
}

export function addKinesisDestination(
  scope: Construct,
  id: string,
  table: DynamodbTable,
  { streamArn, timestampPrecision }: KinesisDestination,
): void {
  const destination = new DynamodbKinesisStreamingDestination(scope, 'kinesis', {
    tableName: table.name,
    streamArn,
    ...defined({ approximateCreationDateTimePrecision: timestampPrecision?.toUpperCase() }),
  })
  fixedId(destination, DynamodbKinesisStreamingDestination.tfResourceType, id)
}
