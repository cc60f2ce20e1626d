import type { TableSpec } from '@keyprint/key-design'
import { ConfigurationError } from './errors/configuration-error.js'

/** Prefix of every table's name in one environment, shared with the infrastructure. */
export const TABLE_PREFIX_VARIABLE = 'DYNAMODB_TABLE_PREFIX'

/** Variables of an environment, such as `process.env`. */
export interface Environment {
  readonly [name: string]: string | undefined
}

/** The variable that names the table of a design: `SHOP_TABLE` for the table `shop`. */
export function tableVariable({ name }: TableSpec): string {
  return `${name.replace(/[^A-Za-z0-9]+/g, '_').toUpperCase()}_TABLE`
}

/** The variable that has the fingerprint of the design that the table was made from: `SHOP_TABLE_FINGERPRINT`. */
export function fingerprintVariable(table: TableSpec): string {
  return `${tableVariable(table)}_FINGERPRINT`
}

/** What the program was started with; nothing where there is no process, as on edge runtimes. */
export function environment(): Environment {
  return (globalThis as { process?: { env?: Environment } }).process?.env ?? {}
}

/**
 * The name of the table in AWS: as given; else from the variable of the design's table; else the prefix of the
 * environment and the table's name in the design.
 * @throws ConfigurationError naming the variables, when none of them is set.
 */
export function tableNameOf(table: TableSpec, given: string | undefined, environment: Environment): string {
  const variable = tableVariable(table)
  const prefix = environment[TABLE_PREFIX_VARIABLE]
  const name = given || environment[variable] || (prefix ? prefix + table.name : undefined)
  if (name !== undefined) return checkedName(name)
  throw new ConfigurationError(
    `The name of table '${table.name}' is not configured; set ${variable}, or ${TABLE_PREFIX_VARIABLE} to name it by prefix, or pass tableName.`,
  )
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html, and ARNs of shared tables */
function checkedName(name: string): string {
  if (/^[a-zA-Z0-9_.-]{3,255}$/.test(name) || name.startsWith('arn:')) return name
  throw new ConfigurationError(
    `'${name}' is no name of a DynamoDB table; it has 3 to 255 letters, digits, underscores, hyphens and dots.`,
  )
}
