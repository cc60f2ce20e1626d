import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { command } from '../testing/command.js'

const CDKTF_OUTDIR = mkdtempSync(join(tmpdir(), 'refused-'))
afterAll(() => rmSync(CDKTF_OUTDIR, { recursive: true }))

describe('before anything is written or planned, in a sentence,', () => {
  const account = { INFRA_ACCOUNT: '123456789012' }

  it.each<[string, readonly string[], NodeJS.ProcessEnv, string]>([
    [
      'a missing account',
      ['shop', 'dev'],
      {},
      'infra/environments/dev.json: account is missing; write it there, or set INFRA_ACCOUNT.',
    ],
    [
      'an unknown environment',
      ['shop', 'production'],
      account,
      "There is no environment 'production'; there are dev, prod, staging.",
    ],
    [
      'an unknown stack',
      ['shup', 'dev'],
      account,
      "There is no stack 'shup'; there are shop, documents, order-saga, data-api.",
    ],
    ['no stack', [], account, 'Say which stack and which environment: npm run plan -- shop dev'],
  ])('%s is refused', (_, args, variables, message) => {
    const said = command('plan', args, { ...variables, CDKTF_OUTDIR })
    expect(said).toEqual({ status: 1, stdout: '', stderr: message })
    expect(readdirSync(CDKTF_OUTDIR)).toEqual([])
  })
})
