import assert from 'node:assert/strict'

/** The error that a call is rejected with. */
export async function rejected(call: () => Promise<unknown>, what: string): Promise<Error> {
  const ended = await call().then(
    () => 'done',
    (error: unknown) => error,
  )
  assert(ended !== 'done', `${what} must be refused`)
  assert(ended instanceof Error, `${what} must be refused with an Error`)
  return ended
}

/** A conflict with both versions. */
export async function assertStale(
  call: () => Promise<unknown>,
  { sagaId, expectedVersion, actualVersion }: Record<string, unknown>,
): Promise<void> {
  const error = await rejected(call, 'a stale update')
  assert.equal(error.name, 'ConcurrencyError')
  const told = error as Error & Record<string, unknown>
  assert.deepEqual(
    { sagaId: told.sagaId, expectedVersion: told.expectedVersion, actualVersion: told.actualVersion },
    { sagaId, expectedVersion, actualVersion },
  )
}

/** A conflict that says what is there. */
export async function assertExists(call: () => Promise<unknown>): Promise<void> {
  const error = await rejected(call, 'a duplicate')
  assert.equal(error.name, 'ConcurrencyError')
  assert.match(error.message, /already exists/)
}

const RETRIABLE = ['ConcurrencyError', 'TransientError']

/** Of many calls at the same time one is done, and the others can be tried again. @returns the place of the one */
export async function assertOneWins(calls: readonly Promise<unknown>[]): Promise<number> {
  const ends = await Promise.allSettled(calls)
  const lost = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as Error] : []))
  assert.equal(ends.length - lost.length, 1, 'one of them must be done, and no other')
  for (const { name } of lost) assert(RETRIABLE.includes(name), `${name} is no error to try again after`)
  return ends.findIndex(({ status }) => status === 'fulfilled')
}
