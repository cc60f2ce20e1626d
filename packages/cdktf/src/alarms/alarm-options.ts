/**
 * Alarms on the table and its global indexes, and a dashboard of them. Each alarm is charged (about 0.10 USD a month, more
 * where it sums metrics).
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html
 */
export interface AlarmOptions {
  /** ARNs that hear of an alarm and of its end, such as SNS topics. */
  readonly notify: readonly string[]
  /** Throttled reads and writes of the table and of each global index. Default: 1 event in each of 3 minutes. */
  readonly throttles?: AlarmThreshold | false
  /** Requests that failed on AWS's side. Default: 1 event in each of 3 minutes. */
  readonly systemErrors?: AlarmThreshold | false
  /** Requests that AWS refused, of all tables of account and region: the metric knows no table. Default: 20 a minute, 3 minutes. */
  readonly userErrors?: AlarmThreshold | false
  /**
   * Consumed capacity in percent of what there is: the fixed capacity, autoscaling's maximum or the on-demand maximum.
   * Not made where there is no maximum. Default: 80 percent in each of 3 minutes.
   */
  readonly consumedCapacity?: AlarmThreshold | false
  /** Default: true. */
  readonly dashboard?: boolean
}

/** When an alarm goes off. */
export interface AlarmThreshold {
  /** Events a minute, or percent, from which on a minute counts. */
  readonly threshold: number
  /** Minutes in a row. Default: 3. */
  readonly minutes?: number
}

export const DEFAULT_MINUTES = 3
export const DEFAULT_THRESHOLDS = {
  throttles: 1,
  systemErrors: 1,
  userErrors: 20,
  consumedCapacity: 80,
} as const
