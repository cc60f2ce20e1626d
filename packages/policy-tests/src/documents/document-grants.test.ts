import { randomUUID } from 'node:crypto'
import { type DocumentStores, documentDesign, documentGrants, documentStores } from '@keyprint/document-store'
import { dynamoDbProvider } from '@keyprint/document-store/dynamodb'
import {
  type ContractCollections,
  contractCollections,
  documentStoreContract,
} from '@keyprint/document-store/testing'
import { policyStatements } from '@keyprint/iam'
import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isAllowed, TABLE_ARN } from '../evaluate/is-allowed.js'
import { requestsOf } from '../evaluate/requests-of.js'
import type { CommandInput, SentCommand } from '../evaluate/sent-command.js'

const design = documentDesign(contractCollections)
const options = { tableArn: TABLE_ARN }
const statements = (access: 'read' | 'write', others: object = {}) =>
  policyStatements(design, documentGrants(contractCollections, access), { ...options, ...others })

describeWithDynamoDB('the grants of a document store', () => {
  const { client, tableName } = testTable(design)
  const sent: SentCommand[] = []
  let stores: DocumentStores<ContractCollections>

  beforeAll(() => {
    client.middlewareStack.add(
      (next, { commandName = '' }) =>
        (args) => {
          const operation = commandName.replace(/Command$/, '')
          sent.push({ operation, input: args.input as unknown as CommandInput })
          return next(args)
        },
      { step: 'initialize', name: 'noted' },
    )
    stores = documentStores(contractCollections, dynamoDbProvider({ client, tableName }))
  })
  afterAll(() => client.middlewareStack.remove('noted'))

  const requests = () => sent.flatMap((command) => requestsOf(design.table, command))
  const contextOf = (tenant: string) => ({
    ...{ tenant, user: 'ada', correlationId: 'c1', roles: [] },
    trace: { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16) },
  })

  it('allow everything that the contract of document stores makes it send, and are all needed', async () => {
    for (const { run } of documentStoreContract(() => ({ stores }))) await run()
    const asked = requests()
    const actions = [...new Set(asked.map(({ action }) => action))].sort()
    expect(actions).toEqual(['BatchGetItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query'])
    const policy = statements('write')
    const answers = await Promise.all(distinct(asked).map((request) => isAllowed(policy, request)))
    expect(answers).not.toContain(false)
  })

  it('of a reader allow nothing that writes', async () => {
    const policy = statements('read')
    for (const request of distinct(requests()))
      expect(await isAllowed(policy, request)).toBe(!['PutItem', 'DeleteItem'].includes(request.action))
  })

  describe('confined to a tenant', () => {
    it('allow what is the tenant’s, and nothing of another', async () => {
      const tenant = `acme-${randomUUID()}`
      sent.length = 0
      const store = stores.for(contextOf(tenant))
      const order = { customerId: 'c1', orderId: 'o1', status: 'placed', placedAt: '2026-11-21' }
      await store.put('order', order)
      await store.getMany('order', [{ customerId: 'c1', orderId: 'o1' }])
      await store.query('order', 'byStatus', { status: 'placed' })
      await store.list('order')
      await store.transact((tx) => [tx.delete('order', { customerId: 'c1', orderId: 'o1' })])
      const [own, other] = [tenant, 'acme'].map((one) => statements('write', { tenant: { tenant: one } }))
      expect(requests().length).toBeGreaterThan(5)
      for (const request of requests()) {
        expect(await isAllowed(own as object, request)).toBe(true)
        expect(await isAllowed(other as object, request)).toBe(false)
      }
    })
  })
})

/** What differs for a policy without conditions: the action, and what it is done to. */
function distinct(asked: ReturnType<typeof requestsOf>): ReturnType<typeof requestsOf> {
  const found = new Map(asked.map((request) => [`${request.action} ${request.index}`, request]))
  return [...found.values()]
}
