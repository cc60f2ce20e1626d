import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { createTable, deleteTable, startDynamoDBLocal } from '@keyprint/local'
import { createLocalJWKSet } from 'jose'
import { createApp } from '../app.js'
import { DEVELOPMENT, developmentIssuer } from '../auth/development-issuer.js'
import { authenticateBy } from '../auth/verify-token.js'
import { createServices } from '../create-services.js'
import { dataApi } from '../design.js'
import { Limiter } from '../limits/limiter.js'
import { API_PATH } from '../openapi/openapi.js'
import { newTenantId, prefixOf } from '../tenants/tenant-id.js'

/** Requests a second that a tenant may send. */
const LIMIT = 20
const NOISE = 10 * LIMIT
const QUIET = 10
const ROUND_SECONDS = 5
const ROUNDS = 6

const dynamodb = await startDynamoDBLocal()
const client = dynamodb.client()
const tableName = `data-api-${randomUUID()}`
await createTable(client, dataApi, { tableName })
const services = createServices({ table: { client, tableName }, cursorKeys: [randomBytes(32)] })
const issuer = await developmentIssuer()
const app = createApp({
  services,
  authenticate: authenticateBy(createLocalJWKSet(issuer.keySet()), DEVELOPMENT),
  limiter: new Limiter(services.db, {
    allowances: [{ kind: 'rate-limited', requests: LIMIT * 10, seconds: 10 }],
  }),
  log: () => undefined,
})

type Caller = () => Promise<number>

async function caller(): Promise<Caller> {
  const tenantId = newTenantId()
  const Authorization = `Bearer ${await issuer.token(tenantId)}`
  const call = async (operation: string, body: object) =>
    (
      await app.request(`${API_PATH}/${operation}`, {
        method: 'POST',
        headers: { Authorization },
        body: JSON.stringify(body),
      })
    ).status
  const key = { pk: `${prefixOf(tenantId)}#note#1`, sk: 'note' }
  await call('provision', {})
  await call('put', { item: key })
  return () => call('get', key)
}

/** Sends at a steady rate, however long answers take. @returns milliseconds and status of each. */
async function load(send: Caller, perSecond: number): Promise<readonly { ms: number; status: number }[]> {
  const sent: Promise<{ ms: number; status: number }>[] = []
  const started = performance.now()
  for (let i = 0; i < perSecond * ROUND_SECONDS; i++) {
    const wait = started + (i * 1000) / perSecond - performance.now()
    if (wait > 0) await sleep(wait)
    const at = performance.now()
    sent.push(send().then((status) => ({ ms: performance.now() - at, status })))
  }
  return Promise.all(sent)
}

const p95 = (answers: readonly { ms: number }[]): number =>
  answers.map(({ ms }) => ms).sort((a, b) => a - b)[Math.floor(answers.length * 0.95)] as number
const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] as number

const [quiet, noisy] = [await caller(), await caller()]
await load(quiet, QUIET)
const ratios: number[] = []
for (let round = 1; round <= ROUNDS; round++) {
  const alone = p95(await load(quiet, QUIET))
  const [beside, noise] = await Promise.all([load(quiet, QUIET), load(noisy, NOISE)])
  const refused = noise.filter(({ status }) => status === 429).length
  const failed = beside.filter(({ status }) => status !== 200).length
  ratios.push(p95(beside) / alone)
  console.log(
    `round ${round}: p95 alone ${alone.toFixed(1)} ms, beside ${p95(beside).toFixed(1)} ms; of ${noise.length} noisy requests ${refused} were refused, of ${beside.length} quiet ones ${failed} failed`,
  )
}
console.log(`median of the ratios: ${median(ratios).toFixed(2)} (at most 1.5 is wanted)`)
await deleteTable(client, { tableName })
client.destroy()
await dynamodb.stop()
