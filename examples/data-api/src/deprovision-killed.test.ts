import { setTimeout as sleep } from 'node:timers/promises'
import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { connect } from '@keyprint/client'
import { type FaultProxy, startFaultProxy } from '@keyprint/local'
import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type DataApiClient, DataApiError } from './api-client.js'
import { dataApi } from './design.js'
import { newTenantId, prefixOf } from './tenants/tenant-id.js'
import { type Standing, Tenants } from './tenants/tenants.js'
import { type Process, type Seen, testFleet } from './testing/fleet.js'

const ITEMS = 200

/** A request at which the process is killed, and what is stored of the tenant then: items and places. */
interface Moment {
  readonly operation: string
  /** What the request has in it. */
  readonly has?: string
  /** The first, the second, and so on. Default 1. */
  readonly nth?: number
  /** Whether the request is done before the process is killed, and its answer lost. */
  readonly done?: true
  readonly left: number
  /** What the tenant is then. Default: removing. */
  readonly standing?: Standing
}

const MOMENTS: readonly [name: string, moment: Moment][] = [
  [
    'before there is a tombstone',
    { operation: 'UpdateItem', has: 'removing', left: 400, standing: 'active' },
  ],
  ['after the tombstone', { operation: 'UpdateItem', has: 'removing', done: true, left: 400 }],
  ['before its sessions are denied', { operation: 'PutRolePolicy', left: 400 }],
  ['before its variables are taken', { operation: 'PUT', left: 400 }],
  ['before the first page', { operation: 'Query', left: 400 }],
  ['in the middle of a page', { operation: 'BatchWriteItem', nth: 6, left: 175 }],
  ['after a part of a page', { operation: 'BatchWriteItem', nth: 7, done: true, left: 125 }],
  ['between rows and their places', { operation: 'TransactWriteItems', nth: 3, left: 100 }],
  ['after the last place', { operation: 'TransactWriteItems', nth: 4, done: true, left: 0 }],
  ['before it is sealed', { operation: 'UpdateItem', has: 'removed', left: 0 }],
  [
    'after it was sealed',
    { operation: 'UpdateItem', has: 'removed', done: true, left: 0, standing: 'removed' },
  ],
]

describeWithDynamoDB('deprovision in a process that is killed by SIGKILL', () => {
  const { client, endpoint, tableName } = testTable(dataApi)
  const fleet = testFleet(tableName)
  const tenants = new Tenants(connect(dataApi, { client, tableName }))
  /** Another process, which nobody kills. */
  let other: Process
  let end = () => {}
  beforeAll(async () => {
    other = await fleet.start(endpoint, (over) => (end = over))
  })
  afterAll(() => end())

  async function tenantWith(count: number): Promise<string> {
    const tenantId = newTenantId()
    fleet.lambda.add(`app-${tenantId}`, { LEVEL: 'info' })
    const { provision, batch } = other.as(tenantId)
    await provision({})
    for (let from = 0; from < count; from += 100) {
      const ids = Array.from({ length: Math.min(100, count - from) }, (_, i) => from + i)
      const writes = ids.map((id) => ({
        put: { item: { pk: `${prefixOf(tenantId)}#note#${id}`, sk: 'note', id } },
      }))
      await batch({ writes })
    }
    return tenantId
  }

  /** Items and places; a tombstone stays, and counters end by themselves. */
  async function left(tenantId: string): Promise<number> {
    let [count, from]: [number, Record<string, never> | undefined] = [0, undefined]
    do {
      const page = await client.send(
        new ScanCommand({ TableName: tableName, ConsistentRead: true, ExclusiveStartKey: from }),
      )
      const keys = (page.Items ?? []).map(({ pk }) => pk?.S ?? '')
      count += keys.filter((pk) => pk.includes(tenantId) && /^(deploy|PLACE)#/.test(pk)).length
      from = page.LastEvaluatedKey as typeof from
    } while (from !== undefined)
    return count
  }

  /** Kills it at a moment, and gives what is left then. */
  function killAt(
    moment: Moment,
    tenantId: string,
    { program }: Process,
    proxy: FaultProxy,
  ): Promise<number> {
    let seen = 0
    const isIt = ({ operation, text }: Seen) =>
      operation === moment.operation && text.includes(moment.has ?? '') && ++seen === (moment.nth ?? 1)
    return new Promise((resolve, reject) => {
      const kill = () =>
        program
          .stop('SIGKILL')
          .then(() => left(tenantId))
          .then(resolve, reject)
      fleet.watchers.add((asked) => {
        if (asked.text.includes(tenantId) && isIt(asked)) void kill()
      })
      const apply: Parameters<FaultProxy['inject']>[0]['fault'] = {
        apply: async (exchange) => {
          const { operation, body } = exchange
          if (!isIt({ operation, text: JSON.stringify(body) }))
            return exchange.answer(await exchange.forward())
          if (moment.done) await exchange.forward()
          await kill()
        },
      }
      proxy.inject({ times: 'always', fault: apply })
    })
  }

  /** Provisions in the other process until it is told to stop. @returns the status of each. */
  function keepProvisioning(tenantId: string): () => Promise<readonly number[]> {
    const statuses: number[] = []
    let isOver = false
    const loop = async () => {
      while (!isOver) {
        statuses.push(await statusOf(other.as(tenantId).provision({})))
        await sleep(100)
      }
      return statuses
    }
    const looping = loop()
    return () => {
      isOver = true
      return looping
    }
  }

  it.concurrent.for(MOMENTS)(
    '%s goes on when it is started again',
    async ([, moment], { onTestFinished }) => {
      const [tenant, neighbour] = [await tenantWith(ITEMS), await tenantWith(5)]
      const before = await other.as(neighbour).scan({})
      await using proxy = await startFaultProxy(endpoint)
      const victim = await fleet.start(proxy.endpoint, onTestFinished)
      const killed = killAt(moment, tenant, victim, proxy)
      const stop = keepProvisioning(tenant)

      await expect(untilRemoved(victim.as(tenant))).rejects.toThrow('fetch failed')
      expect(await killed).toBe(moment.left)
      const { standing = 'removing' } = moment
      expect(await tenants.standing(tenant)).toBe(standing)
      expect(await statusOf(other.as(tenant).provision({}))).toBe(standing === 'active' ? 200 : 410)

      const again = (await fleet.start(endpoint, onTestFinished)).as(tenant)
      await untilRemoved(again)
      const statuses = await stop()
      expect(statuses.lastIndexOf(200)).toBeLessThan(statuses.indexOf(410))
      expect(await statusOf(again.provision({}))).toBe(410)
      expect(await left(tenant)).toBe(0)
      expect(fleet.lambda.variables(`app-${tenant}`)).toEqual({ LEVEL: 'info' })
      expect([...fleet.iam.policies.keys()].filter((name) => name.includes(tenant))).toHaveLength(1)

      expect(before.items).toHaveLength(5)
      expect(await other.as(neighbour).scan({})).toEqual(before)
      expect(await left(neighbour)).toBe(10)
      expect([...fleet.iam.policies.keys()].join()).not.toContain(neighbour)
    },
  )
})

/** As the README says. */
async function untilRemoved(api: DataApiClient): Promise<void> {
  for (;;) {
    const { status, retryAfterSeconds = 0 } = await api.deprovision({})
    if (status === 'removed') return
    await sleep(retryAfterSeconds * 1000)
  }
}

async function statusOf(answer: Promise<object>): Promise<number> {
  return answer.then(
    () => 200,
    (error) => (error instanceof DataApiError ? error.status : 0),
  )
}
