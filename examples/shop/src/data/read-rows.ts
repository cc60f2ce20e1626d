import { CsvError, parse } from 'csv-parse/sync'
import type { z } from 'zod'
import { InvalidRowError } from './invalid-row-error.js'

/** A row that fits its schema, and the line that it came from. */
export interface Row<Value> {
  readonly line: number
  readonly value: Value
}

interface Parsed {
  readonly record: { readonly [column: string]: string }
  readonly info: { readonly lines: number }
}

/**
 * Reads CSV whose header has the names of the schema.
 * @throws InvalidRowError for the first row that does not fit.
 */
export function readRows<S extends z.ZodObject>(file: string, text: string, schema: S): Row<z.output<S>>[] {
  return parsed(file, text, Object.keys(schema.shape)).map(({ record, info }) => {
    const result = schema.safeParse(record)
    if (result.success) return { line: info.lines, value: result.data }
    const [issue] = result.error.issues
    const column = issue?.path[0]?.toString()
    const value = JSON.stringify(record[column ?? ''])
    throw new InvalidRowError(file, info.lines, column, `${value} does not fit (${issue?.message})`)
  })
}

function parsed(file: string, text: string, columns: readonly string[]): Parsed[] {
  const checkHeader = (header: readonly string[]) => {
    const missing = columns.find((column) => !header.includes(column))
    if (missing !== undefined) throw new InvalidRowError(file, 1, missing, 'the column is missing')
    return [...header]
  }
  try {
    return parse(text, { columns: checkHeader, info: true, bom: true, skip_empty_lines: true }) as Parsed[]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new InvalidRowError(file, Number(error.lines), undefined, reasonOf(error), { cause: error })
  }
}

/** The parser's own message repeats the line. */
function reasonOf(error: CsvError): string {
  return error.message.replace(/ ?(on|at) line \d+/, '').replace(/[,.]$/, '')
}
