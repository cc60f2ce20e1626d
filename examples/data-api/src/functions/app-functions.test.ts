import { LambdaClient } from '@aws-sdk/client-lambda'
import { describe, expect, it } from 'vitest'
import { FakeLambda } from '../testing/fake-lambda.js'
import { standIn } from '../testing/stand-in.js'
import type { AppFunctions } from './app-functions.js'
import { inMemoryFunctions } from './in-memory-functions.js'
import { lambdaFunctions } from './lambda-functions.js'

/** Lambda with the function of one tenant. */
function lambdaOfAda(): FakeLambda {
  const fake = new FakeLambda()
  fake.add('app-ada', { LEVEL: 'info' })
  return fake
}

async function onLambda(fake: FakeLambda): Promise<{ functions: AppFunctions } & AsyncDisposable> {
  const lambda = await standIn((asked) => fake.answer(asked))
  return {
    functions: lambdaFunctions(new LambdaClient(lambda.options)),
    [Symbol.asyncDispose]: () => lambda[Symbol.asyncDispose](),
  }
}

describe('functions on Lambda', () => {
  it('get variables and keep their own; the same once more changes nothing', async () => {
    const fake = lambdaOfAda()
    await using lambda = await onLambda(fake)
    const { functions } = lambda
    expect(await functions.setVariables('ada', { DYNAMODB_TABLE: 't' })).toBe(true)
    expect(await functions.setVariables('ada', { DYNAMODB_TABLE: 't' })).toBe(true)
    expect([fake.variables('app-ada'), fake.updates]).toEqual([{ LEVEL: 'info', DYNAMODB_TABLE: 't' }, 1])
    await functions.removeVariables('ada', ['DYNAMODB_TABLE', 'other'])
    expect(fake.variables('app-ada')).toEqual({ LEVEL: 'info' })
  })

  it('lose nothing when several change them at once', async () => {
    const fake = lambdaOfAda()
    await using lambda = await onLambda(fake)
    const { functions } = lambda
    await Promise.all(['A', 'B', 'C'].map((name) => functions.setVariables('ada', { [name]: '1' })))
    expect(fake.variables('app-ada')).toEqual({ LEVEL: 'info', A: '1', B: '1', C: '1' })
  })

  it('need not be there', async () => {
    await using lambda = await onLambda(lambdaOfAda())
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
