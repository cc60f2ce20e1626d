import { spawnSync } from 'node:child_process'
import { describe } from 'vitest'

const REMEDIES = {
  terraform: 'install Terraform 1.10 or newer: https://developer.hashicorp.com/terraform/install',
  moto_server: "install moto: pip install 'moto[server]'",
} as const

/** A program that tests run. */
export type Tool = keyof typeof REMEDIES

/**
 * `describe` for what needs programs that npm does not install. Without them it fails under CI with a sentence that says
 * what to install, and is skipped elsewhere under a name that says why.
 */
export function describeWith(tools: readonly Tool[], name: string, define: () => void): void {
  const missing = tools.filter((tool) => spawnSync(tool, ['--help'], { stdio: 'ignore' }).error !== undefined)
  if (missing.length === 0) {
    describe(name, define)
    return
  }
  const reason = missing.map((tool) => `${tool} is not on PATH; ${REMEDIES[tool]}`).join('. ')
  if (process.env.CI === 'true') throw new Error(reason)
  describe.skip(`${name} (skipped: ${reason})`, define)
}
