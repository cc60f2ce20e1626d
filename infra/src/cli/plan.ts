import { makePlan } from '../plan/make-plan.js'
import { printPlan } from '../plan/print-plan.js'
import { readArguments } from './arguments.js'
import { run } from './run.js'

/** Says what a deployment would do, and changes nothing. Exit code 2: it would do something dangerous. */
await run(async (signal) => {
  const given = readArguments('plan', process.argv.slice(2))
  if (given === undefined) return 0
  const plan = await makePlan(given, signal)
  return printPlan(plan, given) ? 0 : 2
})
