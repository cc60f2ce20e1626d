import { drift } from './drift.js'
import { fingerprint } from './fingerprint.js'
import { formerDesign } from './former-design.js'
import { incomplete } from './incomplete.js'
import { kept } from './kept.js'
import { keyTypes } from './key-types.js'
import { lostKeys } from './lost-keys.js'
import type { PlanRule } from './plan-rule.js'

export const planRules: readonly PlanRule[] = [
  incomplete,
  drift,
  lostKeys,
  keyTypes,
  kept,
  formerDesign,
  fingerprint,
]
