import type { ConditionOn } from '../../expression/condition-types.js'

/** What must hold of the item that is there, or nothing is written. */
export interface WriteConditions {
  // biome-ignore lint/suspicious/noExplicitAny: checked where it is written.
  readonly if?: ConditionOn<any> | undefined
  /** The version that it must have. */
  readonly ifVersion?: number | undefined
}
