import { run } from './src/cli/run.js'
import { loadEnvironment } from './src/environment/load-environment.js'
import { STACKS } from './src/stacks/stacks.js'
import { synthStacks } from './src/stacks/synth.js'

/** Synthesizes every stack of one environment: `npm run synth`, and what cdktf's CLI runs. */
await run(async () => {
  for (const folder of synthStacks(STACKS, loadEnvironment(process.env.INFRA_ENVIRONMENT || 'dev')))
    console.log(folder)
  return 0
})
