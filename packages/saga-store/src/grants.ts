/** What `grant` of `@keyprint/cdktf` has to give to a role that keeps sagas. */
export const sagaStoreGrants = [
  'saga.get',
  'saga.create',
  'saga.update',
  'saga.delete',
  'sagaPlace.get',
  'sagaPlace.create',
  'sagaPlace.put',
  'sagaPlace.delete',
  'message.create',
  'sagasByStatus',
  'sagasByTimeout',
] as const

/** What it has to give to a role that publishes the outbox by polling; from the stream, `'stream'` too. */
export const outboxGrants = ['messagesByAge', 'messagesOfSaga', 'message.update', 'message.delete'] as const

/** What it has to give to a role that keeps idempotency keys. `clear` needs `everyClaim` too. */
export const idempotencyStoreGrants = [
  'claim.get',
  'claim.create',
  'claim.put',
  'claim.update',
  'claim.delete',
] as const
