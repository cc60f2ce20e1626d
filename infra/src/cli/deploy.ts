import { makePlan } from '../plan/make-plan.js'
import { printPlan } from '../plan/print-plan.js'
import { terraform } from '../terraform/terraform.js'
import { readArguments } from './arguments.js'
import { run } from './run.js'

/** Plans, and applies that very plan unless it is dangerous and not meant. */
await run(async (signal) => {
  const given = readArguments('deploy', process.argv.slice(2))
  if (given === undefined) return 0
  const plan = await makePlan(given, signal)
  if (!printPlan(plan, given)) return 2
  await terraform(plan.folder, ['apply', '-input=false', plan.file], { show: true, signal })
  return 0
})
