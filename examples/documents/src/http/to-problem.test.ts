import * as store from '@keyprint/document-store'
import { expect, it } from 'vitest'
import { Problem, type ProblemType } from './problem.js'
import { toProblem } from './to-problem.js'

const place = { collection: 'order', key: { orderId: 'secret' } }
const issues = [{ path: 'status', message: 'is missing' }]
const options = { cause: new Error('arn:aws:secret') }
const conflict = new store.DocumentVersionError(place, 1, 2)

const cases: readonly (readonly [Error, ProblemType])[] = [
  [new store.ConditionRefusedError(place), 'not-possible'],
  [new store.DocumentExistsError(place), 'already-exists'],
  [new store.DocumentNotFoundError(place), 'not-found'],
  [new store.DocumentTooLargeError(place, 1, 2), 'too-large'],
  [conflict, 'version-conflict'],
  [new store.ForbiddenError('secret', ['secret']), 'forbidden'],
  [new store.InvalidCollectionError('secret', 'secret'), 'internal'],
  [new store.InvalidConfigurationError([{ path: 'secret', message: 'secret' }]), 'internal'],
  [new store.InvalidContextError('secret', 'secret'), 'internal'],
  [new store.InvalidDocumentError(place, issues), 'invalid-request'],
  [new store.InvalidInputError(issues), 'invalid-request'],
  [new store.InvalidKeyError(place, 'secret', 'secret'), 'invalid-request'],
  [new store.InvalidQueryError('order', 'secret', 'secret'), 'invalid-request'],
  [new store.RefusedCursorError('order'), 'invalid-cursor'],
  [new store.StoreUnavailableError(place, options), 'unavailable'],
  [new store.TransactionRefusedError(0, conflict), 'version-conflict'],
  [new store.UnknownCollectionError('secret', []), 'internal'],
  [new store.UnknownIndexError('order', 'secret', []), 'internal'],
  [new store.UnreadableDocumentError(place, 'secret'), 'internal'],
  [new store.UnsupportedCapabilityError('secret', 'list'), 'internal'],
  [new store.WriteOutcomeUnknownError(place, options), 'outcome-unknown'],
]

it.each(cases)('%o is told as %s, and no more than that', (error, type) => {
  const problem = toProblem(error)

  expect(problem.type).toBe(type)
  expect(JSON.stringify([problem.detail, problem.extensions])).not.toMatch(/secret/)
  expect(problem.cause).toBeInstanceOf(Error)
})

it('knows every error of the store', () => {
  const exported = Object.keys(store).filter(
    (name) => name.endsWith('Error') && name !== 'DocumentStoreError',
  )

  expect(cases.map(([{ name }]) => name).sort()).toEqual(exported.sort())
})

it('passes problems on, and takes what it does not know for one of ours', () => {
  const problem = new Problem('not-found', 'None left.')

  expect(toProblem(problem)).toBe(problem)
  expect(toProblem(new TypeError('secret'))).toMatchObject({ type: 'internal' })
})
