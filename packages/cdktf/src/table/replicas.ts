import type { TerraformProvider } from '../adapter.js'

/** A copy of the table in another region. */
export interface Replica {
  /** A customer key in that region. Needed when the table has one, refused when it has none. */
  readonly keyArn?: string
  /** Default: true. Terraform's own default is false, also when the table has it. */
  readonly pointInTimeRecovery?: boolean
  /** Default: true. Within an on-demand table this needs version 6.9.0 of the AWS provider. */
  readonly deletionProtection?: boolean
  /** Whether the table's tags are the replica's too. Default: true. */
  readonly propagateTags?: boolean
}

/**
 * Replicas that follow within about a second; the last writer wins. The table needs the stream `new-and-old-images`.
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GlobalTables.html
 */
export interface EventualReplicas {
  readonly consistency?: 'eventual'
  /** By region. */
  readonly regions: { readonly [region: string]: Replica }
  /** Only strong consistency has one. */
  readonly witness?: never
}

/**
 * Replicas that every write has reached before it is answered: three regions in all, one of them possibly a witness. Only
 * for an empty table; without time to live, local indexes and transactions. Needs version 6.3.0 of the AWS provider, with
 * a witness 6.22.0.
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/multi-region-strong-consistency-gt.html
 */
export interface StrongReplicas {
  readonly consistency: 'strong'
  /** By region: two, or one beside a witness. */
  readonly regions: { readonly [region: string]: Replica }
  /** A region that stores writes for the others and answers nobody. Default: none. */
  readonly witness?: string
}

/**
 * Replicas of a provisioned table. AWS wants writes autoscaled before it makes one, so each is a resource of its own, made
 * after the autoscaling, by a provider of its region.
 */
export interface ProvisionedReplicas {
  readonly consistency?: 'eventual'
  /** By region. */
  readonly regions: { readonly [region: string]: ProvisionedReplica }
}

/** A replica of a provisioned table. `propagateTags` is of no use to it: it gets the table's tags as its own. */
export interface ProvisionedReplica extends Omit<Replica, 'propagateTags'> {
  /** The AWS provider of that region: `new AwsProvider(stack, 'aws-ireland', { region, alias: 'ireland' })`. */
  readonly provider: TerraformProvider
}

export type Replicas = EventualReplicas | StrongReplicas

/** Regions of a table with strong consistency, home and witness included. */
export const STRONG_REGIONS = 3
