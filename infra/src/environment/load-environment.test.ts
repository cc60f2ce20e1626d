import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ENVIRONMENTS, environmentNames, loadEnvironment } from './load-environment.js'

const account = { INFRA_ACCOUNT: '111122223333' }
const folder = mkdtempSync(join(tmpdir(), 'environments-'))
afterAll(() => rmSync(folder, { recursive: true }))

const valid = {
  account: '111122223333',
  region: 'eu-central-1',
  billing: { mode: 'on-demand' },
  protection: { deletion: true, preventDestroy: true, pointInTimeRecoveryDays: 35 },
}

function load(content: object | string, variables = {}) {
  writeFileSync(join(folder, 'test.json'), typeof content === 'string' ? content : JSON.stringify(content))
  return loadEnvironment('test', variables, folder)
}

describe('an environment', () => {
  it.each(environmentNames())('%s is complete but for the account, which is yours', (name) => {
    expect(loadEnvironment(name, account, ENVIRONMENTS)).toMatchObject({ name, account: '111122223333' })
  })

  it('comes from its file', () => {
    expect(load(valid)).toEqual({ name: 'test', ...valid })
  })

  it('takes account and region from variables first', () => {
    const variables = { INFRA_ACCOUNT: '999988887777', INFRA_REGION: 'us-east-1' }
    expect(load(valid, variables)).toMatchObject({ account: '999988887777', region: 'us-east-1' })
  })
})

describe('is refused before terraform runs', () => {
  it.each<[string, object | string, string]>([
    [
      'without an account',
      { ...valid, account: undefined },
      'infra/environments/test.json: account is missing; write it there, or set INFRA_ACCOUNT.',
    ],
    [
      'with an account that is none',
      { ...valid, account: '1111' },
      'infra/environments/test.json: account must be the 12 digits of an AWS account; write it there, or set INFRA_ACCOUNT.',
    ],
    [
      'with a region that is none',
      { ...valid, region: 'Frankfurt' },
      'infra/environments/test.json: region must be an AWS region, such as eu-central-1; write it there, or set INFRA_REGION.',
    ],
    [
      'with provisioned capacity on on-demand',
      { ...valid, billing: { mode: 'on-demand', read: { min: 1, max: 2 } } },
      'infra/environments/test.json: billing is wrong: unrecognized key: "read".',
    ],
    [
      'with another billing',
      { ...valid, billing: { mode: 'reserved' } },
      'infra/environments/test.json: billing.mode must be on-demand or provisioned.',
    ],
    [
      'with more at the least than at the most',
      { ...valid, billing: { mode: 'provisioned', read: { min: 9, max: 2 }, write: { min: 1, max: 2 } } },
      'infra/environments/test.json: billing.read.max must not be below min.',
    ],
    [
      'with text for a number',
      { ...valid, protection: { ...valid.protection, pointInTimeRecoveryDays: '35' } },
      'infra/environments/test.json: protection.pointInTimeRecoveryDays is wrong: invalid input: expected number, received string.',
    ],
    [
      'with a word that is not known',
      { ...valid, protecton: {} },
      'infra/environments/test.json: is wrong: unrecognized key: "protecton".',
    ],
    [
      'that is no object',
      '[]',
      'infra/environments/test.json: is wrong: invalid input: expected object, received array.',
    ],
  ])('%s', (_, content, message) => {
    expect(() => load(content)).toThrow(expect.objectContaining({ name: 'EnvironmentError', message }))
  })

  it('in a file that is not JSON', () => {
    expect(() => load('{')).toThrow(/^infra\/environments\/test\.json is not JSON: /)
  })

  it('under a name that no table can have', () => {
    const file = join(folder, 'my env.json')
    writeFileSync(file, JSON.stringify(valid))
    expect(() => loadEnvironment('my env', {}, folder)).toThrow(
      'infra/environments/my env.json: the name of the file must be letters, digits, hyphens, underscores and dots',
    )
    rmSync(file)
  })

  it('under a name that is not there', () => {
    expect(() => loadEnvironment('production')).toThrow(
      "There is no environment 'production'; there are dev, prod, staging.",
    )
  })
})
