import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../../..')

/** cdktf is archived; whoever moves to its community fork must not see a change of their infrastructure. */
it("every stack is the same with cdktf's community fork", async () => {
  const args = ['run', 'compare-forks', '--workspace', '@keyprint/cdktf']
  const { stdout } = await promisify(execFile)('npm', args, { cwd: ROOT, maxBuffer: 2 ** 28 })
  expect(stdout).toMatch(/^\d+ stacks are the same with cdktf 0\.21\.0 and npm:cdktn@/m)
  expect(stdout).toContain('prod/stacks/shop-prod')
})
