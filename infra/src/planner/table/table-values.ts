import { z } from 'zod'

/** A value of another type than expected is taken for a value that is not there: a plan must never stop the planner. */
const optional = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)
const list = <T extends z.ZodType>(schema: T) => z.array(schema).catch([])

const text = optional(z.string())
const flag = optional(z.boolean())
const number = optional(z.number())
const keySchema = list(z.object({ attribute_name: text, key_type: text }))
const throughput = list(z.object({ max_read_request_units: number, max_write_request_units: number }))

const index = z.object({
  name: text,
  hash_key: text,
  range_key: text,
  key_schema: keySchema,
  projection_type: text,
  non_key_attributes: list(z.string()),
  read_capacity: number,
  write_capacity: number,
  on_demand_throughput: throughput,
})

/** What is used of the values of an `aws_dynamodb_table`. */
export const tableValues = z.object({
  name: text,
  hash_key: text,
  range_key: text,
  attribute: list(z.object({ name: text, type: text })),
  global_secondary_index: list(index),
  local_secondary_index: list(index),
  ttl: list(z.object({ attribute_name: text, enabled: flag })),
  stream_enabled: flag,
  stream_view_type: text,
  billing_mode: text,
  read_capacity: number,
  write_capacity: number,
  on_demand_throughput: throughput,
  point_in_time_recovery: list(z.object({ enabled: flag, recovery_period_in_days: number })),
  deletion_protection_enabled: flag,
  server_side_encryption: list(z.object({ enabled: flag, kms_key_arn: text })),
  table_class: text,
  replica: list(z.object({ region_name: text })),
})

export type TableValues = z.infer<typeof tableValues>
export type IndexValues = z.infer<typeof index>
