import type { TableSpec } from '@keyprint/key-design'

/** Options by index name must be of global indexes that the design has. */
export function checkIndexNames(table: TableSpec, what: string, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const index = Object.hasOwn(table.indexes, name) ? table.indexes[name] : undefined
    if (index === undefined) return [`${what} is named for index '${name}', which the design does not have.`]
    return index.type === 'local'
      ? [`${what} is named for index '${name}', which is local and shares what the table has.`]
      : []
  })
}
