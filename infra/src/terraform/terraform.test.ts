import { expect, it, vi } from 'vitest'
import { TerraformFailed, TerraformMissing } from './errors.js'
import { terraform } from './terraform.js'

it('says what to install where there is no terraform', async () => {
  vi.stubEnv('PATH', import.meta.dirname)
  await expect(terraform('.', ['version'])).rejects.toThrow(new TerraformMissing())
  vi.unstubAllEnvs()
})

it('is not started after an interruption', async () => {
  await expect(terraform('.', ['apply'], { signal: AbortSignal.abort() })).rejects.toThrow(
    new TerraformFailed('apply', 'It was interrupted before.'),
  )
})
