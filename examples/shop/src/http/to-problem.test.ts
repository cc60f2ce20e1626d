import * as client from '@keyprint/client'
import { expect, it } from 'vitest'
import { Problem } from '../problems/problem.js'
import type { ProblemType } from '../problems/problem-types.js'
import { toProblem } from './to-problem.js'

const item = { entity: 'customer', key: { customerId: 'secret' } }
const options = { cause: new Error('arn:aws:secret') }
const stock = new client.ConditionFailedError(item, 'secret >= :0', undefined)

/** A canceled transaction; the reason is DynamoDB's code. */
function canceled(...reasons: readonly (readonly [reason: string, error: Error])[]): Error {
  return new client.TransactionCanceledError(
    reasons.map(([reason, error], index) => ({ index, operation: 'update', ...item, reason, error })),
  )
}

const cases: readonly (readonly [Error, ProblemType])[] = [
  [new client.AccessDeniedError('secret', options), 'internal'],
  [new client.AlreadyExistsError(item, undefined), 'already-exists'],
  [new client.BatchIncompleteError({ done: [], leftovers: ['secret'] }), 'unavailable'],
  [new client.BulkIncompleteError({ written: 1, leftovers: ['secret'], unknown: [] }), 'unavailable'],
  [stock, 'changed-meanwhile'],
  [new client.ConfigurationError('secret'), 'internal'],
  [new client.CredentialsError('secret', options), 'internal'],
  [new client.DesignError(['secret']), 'internal'],
  [new client.IdempotencyMismatchError(options), 'internal'],
  [new client.InvalidCursorError('secret', 'secret'), 'invalid-cursor'],
  [new client.ItemNotReturnedError(item, 'secret', options.cause), 'done-unread'],
  [new client.ItemTooLargeError(item, 500_000, 400_000), 'too-large'],
  [new client.NotFoundError(item), 'not-found'],
  [new client.NotUniqueError(item, ['email']), 'not-unique'],
  [new client.OutcomeUnknownError('secret', 'secret', options), 'outcome-unknown'],
  [new client.SchemaVersionError(item, 2, 1), 'internal'],
  [new client.StreamTrimmedError('secret', 'secret', options), 'internal'],
  [new client.TableNotFoundError('secret', options), 'internal'],
  [new client.ThrottledError('secret', options), 'unavailable'],
  [canceled(['ConditionalCheckFailed', stock]), 'changed-meanwhile'],
  [new client.TransactionConflictError('secret', options), 'unavailable'],
  [new client.UnavailableError('secret', 'secret', options), 'unavailable'],
  [new client.UnreadableItemError('customer', 'secret', 'secret', 'secret'), 'internal'],
  [new client.ValidationError('is too long', { entity: 'customer', attribute: 'name' }), 'invalid-request'],
  [new client.VersionConflictError(item, 1, 2, undefined), 'version-conflict'],
]

it.each(cases)('%o is told as %s, and no more than that', (error, type) => {
  const problem = toProblem(error)

  expect(problem.type).toBe(type)
  expect(JSON.stringify([problem.detail, problem.extensions])).not.toMatch(/secret/)
  expect(problem.cause).toBeInstanceOf(Error)
})

it('knows every error of the client', () => {
  const exported = Object.keys(client).filter((name) => name.endsWith('Error') && name !== 'KeyprintError')

  expect(cases.map(([{ name }]) => name).sort()).toEqual(exported.sort())
})

it('tells a canceled transaction by the operation that stood in the way, not by those that only waited', () => {
  const conflict = ['TransactionConflict', new Error('secret')] as const

  expect(toProblem(canceled(conflict, conflict)).type).toBe('unavailable')
  expect(toProblem(canceled(conflict, ['None', new client.NotFoundError(item)])).type).toBe('not-found')
})

it('takes a request that DynamoDB refuses for a bug of ours', () => {
  const refused = new client.ValidationError('was refused by DynamoDB: secret', { attribute: 'Query' })

  expect(toProblem(refused).type).toBe('internal')
})

it('passes problems on, and takes what it does not know for one of ours', () => {
  const problem = new Problem('out-of-stock', 'None left.')

  expect(toProblem(problem)).toBe(problem)
  expect(toProblem(new TypeError('secret'))).toMatchObject({
    type: 'internal',
    detail: 'The request could not be handled.',
  })
})
