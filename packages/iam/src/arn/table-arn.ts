import { PolicyOptionError } from '../errors/policy-option-error.js'
import type { Resource } from '../permission/permission.js'

/** The ARN of a table, and what stands in it. */
export interface TableArn {
  readonly text: string
  readonly partition: string
  readonly region: string
}

const TABLE_ARN = /^arn:(aws[a-z-]*):dynamodb:([a-z0-9-]+):\d{12}:table\/[a-zA-Z0-9_.-]{3,255}$/

/**
 * Reads the ARN of one table: no wildcard, nothing that is filled in later.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 */
export function tableArn(text: string): TableArn {
  const [, partition, region] = TABLE_ARN.exec(text) ?? []
  if (partition !== undefined && region !== undefined) return { text, partition, region }
  throw new PolicyOptionError(
    'tableArn',
    text,
    "is not the ARN of one table; write 'arn:aws:dynamodb:<region>:<account>:table/<name>'",
  )
}

/** The ARN of a table, of one of its indexes, or of all its streams: their names are the times they were made. */
export function resourceArn({ text }: TableArn, resource: Resource): string {
  if (resource.kind === 'table') return text
  return resource.kind === 'index' ? `${text}/index/${resource.name}` : `${text}/stream/*`
}
