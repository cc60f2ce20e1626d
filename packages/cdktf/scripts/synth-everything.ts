import { App, TerraformStack } from '../src/adapter.js'
import { configureAws } from '../src/environment/configure-aws.js'
import { everything } from '../src/testing/everything.js'
import { newest } from '../src/testing/newest.js'

/** Writes two stacks, which have every option between them, to `CDKTF_OUTDIR`. */
const app = new App()
for (const [name, build] of Object.entries({ everything, newest })) {
  const stack = new TerraformStack(app, name)
  configureAws(stack, { account: '111122223333', region: 'eu-central-1' })
  build(stack)
}
app.synth()
