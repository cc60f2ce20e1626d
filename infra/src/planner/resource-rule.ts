import type { DesignSpec } from '@keyprint/key-design'
import type { Remark } from './finding.js'
import type { ResourceChange } from './plan/plan-json.js'

/** The designs of a stack: those that the plan was made from, and those that were deployed before, if at hand. */
export interface Designs {
  readonly design: readonly DesignSpec[]
  readonly former: readonly DesignSpec[]
}

/** What the change of one resource means for data. */
export type ResourceRule = (resource: ResourceChange, designs: Designs) => readonly Remark[]
