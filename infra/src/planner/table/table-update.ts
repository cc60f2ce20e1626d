import type { DesignSpec } from '@keyprint/key-design'
import type { Remark } from '../finding.js'
import type { TableState } from './table-state.js'

/** A table that is changed in place, and the designs that are known of it. */
export interface TableUpdate {
  readonly before: TableState
  readonly after: TableState
  /** The design that the plan was made from. */
  readonly design?: DesignSpec | undefined
  /** The design that the running clients were built from, if it is at hand. */
  readonly former?: DesignSpec | undefined
}

/** What one kind of change means for data; nothing when it does not happen. */
export type TableRule = (update: TableUpdate) => readonly Remark[]
