import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const INFRA = join(import.meta.dirname, '../..')
const TSX = join(INFRA, '../node_modules/.bin/tsx')

/** Runs a command as `npm run` does, into a folder of its own, and gives what a person sees. */
export function command(
  name: 'plan' | 'deploy',
  args: readonly string[],
  variables: NodeJS.ProcessEnv & { readonly CDKTF_OUTDIR: string },
) {
  const { status, stdout, stderr } = spawnSync(TSX, [`src/cli/${name}.ts`, ...args], {
    cwd: INFRA,
    env: { ...process.env, INFRA_ACCOUNT: undefined, ...variables },
    encoding: 'utf8',
  })
  return { status, stdout, stderr: stderr.trim() }
}
