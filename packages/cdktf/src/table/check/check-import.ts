import { indexesOf } from '../key-blocks.js'
import type { DesignTableProps } from '../props.js'

/** What an import does not go with. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataImport.Validation.html */
export function checkImport({ design, importFrom }: DesignTableProps): string[] {
  if (importFrom === undefined) return []
  return [
    ...indexesOf(design.table, 'local').map(
      ([name]) => `an import cannot make the local index '${name}'; load the data after the table is made.`,
    ),
    ...(importFrom.bucket === '' ? ['the bucket to import from has no name.'] : []),
  ]
}
