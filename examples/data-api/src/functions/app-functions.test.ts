import { LambdaClient } from '@aws-sdk/client-lambda'
import { describe, expect, it } from 'vitest'
import { standIn } from '../testing/stand-in.js'
import type { AppFunctions } from './app-functions.js'
import { inMemoryFunctions } from './in-memory-functions.js'
import { lambdaFunctions } from './lambda-functions.js'

/** Lambda, as far as the settings of one function go: revisions, and refusals of what is outdated. */
class FakeLambda {
  variables: Record<string, string> = { LEVEL: 'info' }
  updates = 0
  private revision = 1

  answer(method: string, path: string, body: string): { status: number; type?: string; answer: object } {
    if (!path.includes('/functions/app-ada/'))
      return { status: 404, type: 'ResourceNotFoundException', answer: {} }
    if (method === 'PUT') {
      const { Environment, RevisionId } = JSON.parse(body)
      if (RevisionId !== String(this.revision))
        return { status: 412, type: 'PreconditionFailedException', answer: {} }
      this.variables = Environment.Variables
      this.revision += 1
      this.updates += 1
    }
    return {
      status: 200,
      answer: { Environment: { Variables: this.variables }, RevisionId: String(this.revision) },
    }
  }
}

async function onLambda(fake: FakeLambda): Promise<{ functions: AppFunctions } & AsyncDisposable> {
  const lambda = await standIn(({ method, path, body }) => {
    const { status, type, answer } = fake.answer(method, path, body)
    return { status, headers: type ? { 'x-amzn-ErrorType': type } : {}, body: JSON.stringify(answer) }
  })
  return {
    functions: lambdaFunctions(new LambdaClient(lambda.options)),
    [Symbol.asyncDispose]: () => lambda[Symbol.asyncDispose](),
  }
}

describe('functions on Lambda', () => {
  it('get variables and keep their own; the same once more changes nothing', async () => {
    const fake = new FakeLambda()
    await using lambda = await onLambda(fake)
    const { functions } = lambda
    expect(await functions.setVariables('ada', { DYNAMODB_TABLE: 't' })).toBe(true)
    expect(await functions.setVariables('ada', { DYNAMODB_TABLE: 't' })).toBe(true)
    expect([fake.variables, fake.updates]).toEqual([{ LEVEL: 'info', DYNAMODB_TABLE: 't' }, 1])
    await functions.removeVariables('ada', ['DYNAMODB_TABLE', 'other'])
    expect(fake.variables).toEqual({ LEVEL: 'info' })
  })

  it('lose nothing when several change them at once', async () => {
    const fake = new FakeLambda()
    await using lambda = await onLambda(fake)
    const { functions } = lambda
    await Promise.all(['A', 'B', 'C'].map((name) => functions.setVariables('ada', { [name]: '1' })))
    expect(fake.variables).toEqual({ LEVEL: 'info', A: '1', B: '1', C: '1' })
  })

  it('need not be there', async () => {
    await using lambda = await onLambda(new FakeLambda())
    const { functions } = lambda
    expect(await functions.setVariables('eve', { A: '1' })).toBe(false)
    await functions.removeVariables('eve', ['A'])
  })
})

describe('functions in memory', () => {
  it('do the same', async () => {
    const functions = inMemoryFunctions()
    expect(await functions.setVariables('ada', { A: '1' })).toBe(true)
    await functions.setVariables('ada', { B: '2' })
    await functions.removeVariables('ada', ['A', 'C'])
    expect(functions.variables.get('ada')).toEqual({ B: '2' })
    await functions.removeVariables('eve', ['A'])
  })
})
