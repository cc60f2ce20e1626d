import { z } from 'zod'

const units = z.int().min(1)

/** Capacity that follows the load. @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html */
const scaled = z
  .strictObject({
    min: units,
    max: units,
    /** Per cent of the capacity that is to be used. */
    targetUtilization: z.int().min(20).max(90).default(70),
  })
  .refine(({ min, max }) => min <= max, { path: ['max'], error: 'must not be below min' })

/** A fixed number of capacity units, or a range. */
const capacity = z.union([units, scaled], {
  error: 'must be a number of capacity units, or an object with min and max',
})

const billing = z.discriminatedUnion(
  'mode',
  [
    z.strictObject({
      mode: z.literal('on-demand'),
      /** Request units a second at the most; what goes over is throttled. Default: the account's limits. */
      maxReadUnits: units.exactOptional(),
      maxWriteUnits: units.exactOptional(),
    }),
    z.strictObject({ mode: z.literal('provisioned'), read: capacity, write: capacity }),
  ],
  { error: ({ code }) => (code === 'invalid_union' ? 'must be on-demand or provisioned' : undefined) },
)

const region = z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'must be an AWS region, such as eu-central-1')

/** What differs from one environment to another. All else is the same everywhere. */
export const environmentSchema = z.strictObject({
  /** The AWS account; terraform refuses to touch any other. */
  account: z.string().regex(/^\d{12}$/, 'must be the 12 digits of an AWS account'),
  region,
  billing,
  protection: z.strictObject({
    /** DynamoDB refuses to delete the table. */
    deletion: z.boolean(),
    /** Terraform refuses to plan its destruction. */
    preventDestroy: z.boolean(),
    /** How far back the table can be restored, 1 to 35 days; 0: it cannot. */
    pointInTimeRecoveryDays: z.int().min(0).max(35),
  }),
  /** Where terraform's state is, in a bucket that exists; default: a file beside the stack, for one person. */
  state: z
    .strictObject({
      bucket: z.string().min(3, 'must be the name of an S3 bucket'),
      /** Default: the environment's. */
      region: region.exactOptional(),
    })
    .exactOptional(),
})

/** One environment, such as dev or prod. */
export type Environment = z.infer<typeof environmentSchema> & { readonly name: string }

/** What every table's name begins with; the client reads it from DYNAMODB_TABLE_PREFIX. */
export function tablePrefix({ name }: Pick<Environment, 'name'>): string {
  return `${name}-`
}
