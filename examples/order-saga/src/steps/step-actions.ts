import type { RunningStep } from '../saga/order-saga.js'
import { charge } from './charge.js'
import { refund } from './refund.js'
import { release } from './release.js'
import { reserve } from './reserve.js'
import { ship } from './ship.js'
import type { StepAction } from './step-context.js'

/** What each step does. */
export const stepActions: { readonly [step in RunningStep]: StepAction } = {
  reserving: reserve,
  charging: charge,
  shipping: ship,
  releasing: release,
  refunding: refund,
}
