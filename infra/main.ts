import { run } from './src/cli/run.js'
import { loadEnvironment } from './src/environment/load-environment.js'
import { STACKS } from './src/stacks/stacks.js'
import { synthStacks } from './src/stacks/synth.js'

/** Synthesizes every stack of one environment: `npm run synth -- prod`, and what cdktf's CLI runs. */
await run(async () => {
  const environment = process.argv[2] ?? (process.env.INFRA_ENVIRONMENT || 'dev')
  for (const folder of synthStacks(STACKS, loadEnvironment(environment))) console.log(folder)
  return 0
})
