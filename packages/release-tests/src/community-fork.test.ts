import { expect, test } from 'vitest'
import { run } from './run.js'
import { ROOT } from './workspace.js'

/** cdktf is archived; whoever moves to its community fork must not see a change of their infrastructure. */
test("every stack is the same with cdktf's community fork", { timeout: 300_000 }, async () => {
  const output = await run('npm', ['run', 'compare-forks', '--workspace', '@keyprint/cdktf'], ROOT)
  expect(output).toMatch(/^\d+ stacks are the same with cdktf 0\.21\.0 and npm:cdktn@/m)
  expect(output).toContain('prod/stacks/shop-prod')
})
