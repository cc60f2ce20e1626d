/** Paying per request, up to a maximum where one is named. */
export interface OnDemandCapacity extends OnDemandLimits {
  readonly billing: 'on-demand'
  /** Maxima of global indexes, by name. Default: no maximum. */
  readonly indexes?: { readonly [index: string]: OnDemandLimits }
}

/**
 * The most that a table or index may use, in request units a second.
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode-max-throughput.html
 */
export interface OnDemandLimits {
  /** Default: the account's quota. */
  readonly maxReadUnits?: number
  /** Default: the account's quota. */
  readonly maxWriteUnits?: number
}

/** Capacity that is paid whether it is used or not. */
export interface ProvisionedCapacity extends ProvisionedLimits {
  readonly billing: 'provisioned'
  /** Capacity of global indexes, by name. Default of each: the table's. */
  readonly indexes?: { readonly [index: string]: ProvisionedLimits }
}

/** Capacity units a second of a table or index. */
export interface ProvisionedLimits {
  readonly read: ProvisionedUnits
  readonly write: ProvisionedUnits
}

/** A fixed number of capacity units, or a range that autoscaling keeps to. */
export type ProvisionedUnits = number | ScaledUnits

/**
 * Autoscaling by target tracking.
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html
 */
export interface ScaledUnits {
  /** What the table begins with, and the least it falls to. */
  readonly min: number
  readonly max: number
  /** Percent of the capacity that autoscaling aims to be used, 20 to 90. Default: 70. */
  readonly targetUtilization?: number
  /** Seconds before the next step down. Default: AWS's, 0. */
  readonly scaleInCooldown?: number
  /** Seconds before the next step up. Default: AWS's, 0. */
  readonly scaleOutCooldown?: number
}

export const ON_DEMAND: OnDemandCapacity = { billing: 'on-demand' }
export const DEFAULT_TARGET_UTILIZATION = 70
/** What Application Auto Scaling takes as a target for DynamoDB. */
export const MIN_TARGET_UTILIZATION = 20
export const MAX_TARGET_UTILIZATION = 90

export type Capacity = OnDemandCapacity | ProvisionedCapacity

/** What is written into the table: where autoscaling begins, or the fixed number. */
export function initialUnits(units: ProvisionedUnits): number {
  return typeof units === 'number' ? units : units.min
}

/** The most that autoscaling reaches, or the fixed number. */
export function greatestUnits(units: ProvisionedUnits): number {
  return typeof units === 'number' ? units : units.max
}

/** Capacity of a global index: its own, else the table's. */
export function indexCapacity(capacity: ProvisionedCapacity, index: string): ProvisionedLimits {
  return capacity.indexes?.[index] ?? capacity
}
