import type { CloudwatchMetricAlarmMetricQuery } from '../adapter.js'
import { type AlarmThreshold, DEFAULT_MINUTES, DEFAULT_THRESHOLDS } from './alarm-options.js'

/** An alarm, before it is a resource. */
export interface AlarmSpec {
  /** Tells the table's alarms apart, also in Terraform's state. */
  readonly name: string
  readonly description: string
  readonly threshold: number
  readonly minutes: number
  readonly queries: readonly CloudwatchMetricAlarmMetricQuery[]
}

export type AlarmKind = keyof typeof DEFAULT_THRESHOLDS

/** When an alarm of this kind goes off; undefined when it is switched off. */
export function thresholdOf(kind: AlarmKind, given: AlarmThreshold | false | undefined) {
  if (given === false) return undefined
  return {
    threshold: given?.threshold ?? DEFAULT_THRESHOLDS[kind],
    minutes: given?.minutes ?? DEFAULT_MINUTES,
  }
}
