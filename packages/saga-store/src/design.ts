import {
  defineDesign,
  defineEntity,
  defineTable,
  type Item,
  integer,
  oneOf,
  query,
  scan,
  string,
  timestamp,
  timeToLive,
} from '@keyprint/key-design'

/** Expired items are told by it also where an index shows them. */
const EXPIRES_AT = 'expiresAt'

const table = defineTable('sagas', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: {
    gsi1: {
      partitionKey: 'gsi1pk',
      sortKey: 'gsi1sk',
      projection: ['sagaId', 'version', 'createdAt', EXPIRES_AT],
    },
    gsi2: { partitionKey: 'gsi2pk', sortKey: 'gsi2sk', projection: ['sagaId', EXPIRES_AT] },
  },
  timeToLive: EXPIRES_AT,
  stream: 'new-and-old-images',
})

/**
 * A saga, under its correlation: so two of one correlation cannot be, a read by correlation is one consistent get, and
 * expiry frees the correlation by itself.
 */
const saga = defineEntity(table, 'saga', {
  attributes: {
    tenantId: string(),
    sagaName: string(),
    correlationId: string(),
    sagaId: string(),
    version: integer(),
    status: oneOf('running', 'completed'),
    createdAt: timestamp(),
    updatedAt: timestamp(),
    dueAt: timestamp().optional().describe('When the timeout of a running saga expires.'),
    state: string().optional().describe('The state as text; in the blob store where it is too large.'),
    blob: string().optional(),
    writeId: string().describe(
      'Which write it is from, by which that write knows itself after a lost answer.',
    ),
    expiresAt: timeToLive().optional(),
  },
  key: { partition: '{tenantId}#SAGA#{sagaName}#{correlationId}', sort: 'STATE' },
  indexes: {
    byStatus: {
      on: 'gsi1',
      partition: '{tenantId}#SAGAS#{sagaName}#{status}#{shard(10)}',
      sort: '{updatedAt}',
    },
    byTimeout: { on: 'gsi2', partition: '{tenantId}#TIMEOUTS#{sagaName}#{shard(10)}', sort: '{dueAt}' },
  },
  tenant: 'tenantId',
})

/** Where the saga of an id is: the second item of the pair, written in the same transaction. */
const sagaPlace = defineEntity(table, 'sagaPlace', {
  attributes: {
    tenantId: string(),
    sagaName: string(),
    sagaId: string(),
    correlationId: string(),
    expiresAt: timeToLive().optional(),
  },
  key: { partition: '{tenantId}#ID#{sagaName}#{sagaId}', sort: 'PLACE' },
  tenant: 'tenantId',
})

/** A message of the outbox. It is there until it was published. */
const message = defineEntity(table, 'message', {
  attributes: {
    tenantId: string(),
    sagaName: string(),
    sagaId: string(),
    version: integer().describe('Of the state that it was written with.'),
    position: integer({ digits: 3 }).describe('Among the messages of that state, from 0.'),
    createdAt: timestamp(),
    body: string(),
    leaseId: string().optional(),
    leaseUntil: timestamp().optional(),
  },
  key: { partition: '{tenantId}#OUTBOX#{sagaName}#{sagaId}', sort: 'MESSAGE#{version}#{position}' },
  indexes: { byAge: { on: 'gsi2', partition: 'OUTBOX#{shard(10)}', sort: '{createdAt}' } },
  tenant: 'tenantId',
})

/** What an idempotency key stands for: work in progress, or done with its result. */
const claim = defineEntity(table, 'claim', {
  attributes: {
    tenantId: string(),
    key: string(),
    status: oneOf('in-progress', 'done'),
    fence: integer().describe('Counts the workers that claimed the key.'),
    claimId: string(),
    validUntil: timestamp().optional().describe('Until when the lease, or the result, is good.'),
    payloadHash: string().optional(),
    result: string().optional(),
    expiresAt: timeToLive().optional(),
  },
  key: { partition: '{tenantId}#IDEMPOTENCY#{key}', sort: 'CLAIM' },
  tenant: 'tenantId',
})

/** The table of sagas, outbox and idempotency keys, for `connect`, `DesignTable` and `createTable`. */
export const sagaDesign = defineDesign({
  table,
  entities: { saga, sagaPlace, message, claim },
  accessPatterns: {
    sagasByStatus: query(saga.byStatus, { description: 'Listing and clean-up.' }),
    sagasByTimeout: query(saga.byTimeout, { description: 'Sagas whose timeout is due, by time.' }),
    messagesOfSaga: query(message, { description: 'The outbox of a saga, in order.' }),
    messagesByAge: query(message.byAge, { description: 'The outbox of all sagas, for polling.' }),
    everyClaim: scan(claim, { description: 'Only for clearing.' }),
  },
})

/** A stored saga. */
export type SagaItem = Item<typeof saga>

/** A stored message of the outbox. */
export type MessageItem = Item<typeof message>

/** A stored idempotency key. */
export type ClaimItem = Item<typeof claim>
