import { type Construct, DesignTable, grant } from '@keyprint/cdktf'
import { shop } from '@keyprint/example-shop/design'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { synthStack } from '../stacks/synth.js'
import { testEnvironment } from '../testing/workspace.js'
import { run } from './run.js'

const said: unknown[] = []
vi.spyOn(console, 'error').mockImplementation((text) => void said.push(text))
afterEach(() => {
  said.length = 0
  process.exitCode = undefined
})

it('ends with the number that a command gives', async () => {
  await run(async () => 2)
  expect(process.exitCode).toBe(2)
})

/** What is printed when a stack is synthesized whose resources are these. */
async function saidOf(add: (stack: Construct) => void): Promise<string> {
  await run(async () => {
    synthStack({ name: 'shop', designs: [shop], add }, testEnvironment)
    return 0
  })
  expect(process.exitCode).toBe(1)
  return said.join('\n')
}

const table = (stack: Construct, options: object = {}) =>
  new DesignTable(stack, 'shop', { design: shop, tableName: 'test-shop', ...options } as never)

const role = { roleName: 'api' }

/** Terraform has not run yet, and what is said is no stack trace. */
describe('in a sentence it says what is wrong with', () => {
  it('an operation in a grant', async () => {
    expect(await saidOf((stack) => void grant(role, table(stack), ['order.creat' as never]))).toMatch(
      /^'order\.creat' is no grant of this design\. There is 'order\.create'/,
    )
  })

  it('a grant over an entity of another design', async () => {
    expect(await saidOf((stack) => void grant(role, table(stack), ['parcel.create' as never]))).toMatch(
      /^'parcel\.create' is no grant of this design\./,
    )
  })

  it('provisioned capacity on on-demand', async () => {
    const capacity = { billing: 'on-demand', read: 5, write: 5 }
    expect(await saidOf((stack) => void table(stack, { capacity }))).toBe(
      "Table 'test-shop': provisioned capacity (read, write) on an on-demand table; leave it out, or set billing to 'provisioned'.",
    )
  })

  it('a replica in the home region', async () => {
    const replicas = { regions: { 'eu-central-1': {} } }
    expect(await saidOf((stack) => void table(stack, { replicas }))).toContain(
      "Table 'test-shop': the replica in eu-central-1 is in the table's home region; name other regions only.",
    )
  })
})

it('shows an error that nobody expected as it is', async () => {
  const error = new TypeError('x is not a function')
  await expect(run(() => Promise.reject(error))).rejects.toBe(error)
})
