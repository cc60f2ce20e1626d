import { DynamoDBClient, type PutItemCommandInput } from '@aws-sdk/client-dynamodb'
import { connect } from '@keyprint/client'
import { policyStatements, sessionPolicy } from '@keyprint/iam'
import { defineDesign, defineEntity, defineTable, query, string } from '@keyprint/key-design'
import { describe, expect, it } from 'vitest'
import { isAllowed, TABLE_ARN } from '../evaluate/is-allowed.js'
import { requestsOf } from '../evaluate/requests-of.js'
import type { CommandInput } from '../evaluate/sent-command.js'

const table = defineTable('events', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: { gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' } },
})
const event = defineEntity(table, 'event', {
  attributes: { org: string(), eventId: string(), kind: string() },
  key: { partition: 'ORG#{org}#{shard(12)}', sort: '{eventId}' },
  indexes: { byKind: { on: 'gsi1', partition: 'ORG#{org}#{shard(3)}#{kind}', sort: '{eventId}' } },
  tenant: 'org',
})
const events = defineDesign({
  table,
  entities: { event },
  accessPatterns: { events: query(event), eventsByKind: query(event.byKind) },
})
const GRANTS = ['event.put', 'event.get', 'events', 'eventsByKind'] as const

/** What IAM is asked for a query, which sends a request to each shard. */
async function queried(call: (db: ReturnType<typeof connected>) => PromiseLike<unknown>) {
  const inputs: CommandInput[] = []
  await call(connected(inputs))
  return inputs.flatMap((input) => requestsOf(table.spec, { operation: 'Query', input }))
}

const connected = (inputs: CommandInput[] = []) =>
  connect(events, {
    tableName: 'dev-events',
    client: {
      config: new DynamoDBClient({ region: 'local' }).config,
      send: async ({ input }: { readonly input: CommandInput }) => {
        inputs.push(input)
        return {}
      },
    },
  })

/** What IAM is asked for puts of items in all shards. */
const puts = (org: string) =>
  Array.from({ length: 30 }, (_, n) => {
    const { Item } = connected()
      .event.put({ org, eventId: `e${n}`, kind: 'k' })
      .params() as PutItemCommandInput
    return requestsOf(table.spec, { operation: 'PutItem', input: { Item } as unknown as CommandInput })
  }).flat()

describe.each([
  ['a policy', (org: string) => policyStatements(events, GRANTS, { tableArn: TABLE_ARN, tenant: { org } })],
  [
    'a session policy',
    (org: string) =>
      JSON.parse(sessionPolicy(events, GRANTS, { tableArn: TABLE_ARN, tenant: { org } })) as object,
  ],
])('%s of a tenant with shards', (_, make) => {
  const allowed = async (policy: object, requests: Parameters<typeof isAllowed>[1][]) =>
    Promise.all(requests.map((request) => isAllowed(policy, request)))

  it('allows all shards of the tenant, and none of another', async () => {
    for (const org of ['acme', '1', 'acme#0', '0']) {
      const policy = make(org)
      const own = [
        ...(await queried((db) => db.events({ org }).collect())),
        ...(await queried((db) => db.eventsByKind({ org, kind: 'k' }).collect())),
        ...puts(org),
      ]
      expect(own).toHaveLength(12 + 3 + 30)
      expect(new Set(await allowed(policy, own))).toEqual(new Set([true]))
      for (const other of ['acm', 'acme2', 'acme#1', '10', 'acme#0#0', '?', '*'])
        expect(new Set(await allowed(policy, puts(other)))).toEqual(new Set([false]))
    }
  })
})
