import { z } from 'zod'

const values = z.record(z.string(), z.unknown())

const change = z.object({
  actions: z.array(z.string()),
  before: values.nullish(),
  after: values.nullish(),
  after_unknown: z.unknown().optional(),
  replace_paths: z.array(z.array(z.union([z.string(), z.number()]))).default([]),
})

const resource = z.object({
  address: z.string(),
  mode: z.string().default('managed'),
  type: z.string(),
  action_reason: z.string().optional(),
  deposed: z.string().optional(),
  change,
})

/** A value that is not known yet has no `after`. */
const output = z.object({
  actions: z.array(z.string()),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
})

/**
 * What is used of `terraform show -json PLANFILE`. What is not named here is ignored, as the format asks.
 * https://developer.hashicorp.com/terraform/internals/json-format
 */
const plan = z.object({
  resource_changes: z.array(resource).default([]),
  resource_drift: z.array(resource).default([]),
  output_changes: z.record(z.string(), output).default({}),
  errored: z.boolean().default(false),
  complete: z.boolean().default(true),
})

export type Values = z.infer<typeof values>
export type ResourceChange = z.infer<typeof resource>
export type Plan = z.infer<typeof plan>

/** A plan, or in a sentence why it could not be read. */
export type ReadPlan = { readonly plan: Plan } | { readonly problem: string }

/** Minor versions of the format only add to it; another major version may mean anything. */
const FORMAT = /^1\./

/** Reads what `terraform show -json PLANFILE` printed, parsed. */
export function readPlan(json: unknown): ReadPlan {
  const version = z.object({ format_version: z.string() }).safeParse(json)
  if (!version.success)
    return { problem: 'It has no format_version, so it is not what `terraform show -json` prints.' }
  const { format_version } = version.data
  if (!FORMAT.test(format_version))
    return { problem: `Its format_version is ${format_version}, and only 1.x is understood here.` }
  const read = plan.safeParse(json)
  return read.success ? { plan: read.data } : { problem: problemOf(read.error) }
}

function problemOf({ issues }: z.ZodError): string {
  const [first] = issues
  return `At ${first?.path.join('.') || 'its root'} it is not as expected: ${first?.message ?? 'unknown'}.`
}
