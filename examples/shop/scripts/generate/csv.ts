type Cell = string | number | Date

/** Rows as CSV (RFC 4180, but with line feeds): a header with the names, dates in ISO 8601, quotes where they are needed. */
export function toCsv<Name extends string>(
  columns: readonly Name[],
  rows: readonly { readonly [N in Name]: Cell }[],
): string {
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(','))
  return [columns.join(','), ...lines, ''].join('\n')
}

function cell(value: Cell): string {
  const text = value instanceof Date ? value.toISOString() : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
