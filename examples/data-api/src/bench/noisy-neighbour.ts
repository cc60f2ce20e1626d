import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { startDynamoDBLocal } from '@keyprint/local'
import { API_PATH } from '../openapi/openapi.js'
import { temporaryTable } from '../server/temporary-table.js'
import { prefixOf } from '../tenants/tenant-id.js'
import type { NoiseAnswer, NoiseOrder, ServerOrder, ServerPlace } from './noise/orders.js'
import { middle, p95 } from './noise/ratios.js'
import { type Shot, send, steadily } from './noise/steady.js'

/** Requests a second that a tenant may send, and what the two send. */
const LIMIT = 20
const NOISE = 10 * LIMIT
const QUIET = LIMIT / 2
/** Rounds are whole windows of the limit: each has as many noisy requests that are let through, at its beginning. */
const ALLOWANCE = { kind: 'rate-limited', requests: 2 * LIMIT, seconds: 2 } as const
const ROUND_SECONDS = 4
const PAIRS = 16
const WARM_UP_PAIRS = 3
const WANTED = 1.5

await using dynamodb = await startDynamoDBLocal()
await using table = await temporaryTable(dynamodb)

const [server, noise] = [start('server'), start('sender')]
const order: ServerOrder = {
  endpoint: dynamodb.endpoint,
  tableName: table.tableName,
  allowances: [ALLOWANCE],
}
const { url, tenants } = await ask<ServerPlace>(server, order)
const [quiet, noisy] = (await Promise.all(tenants.map(shotOf))) as [Shot, Shot]

for (let pair = 0; pair < WARM_UP_PAIRS; pair++) await measure(pair)
const pairs: Pair[] = []
for (let pair = 0; pair < PAIRS; pair++) pairs.push(await measure(pair))
server.disconnect()
noise.disconnect()

const { from, median, to } = middle(pairs.map(({ alone, beside }) => p95(beside) / p95(alone)))
const alone = p95(pairs.flatMap((pair) => pair.alone))
const beside = p95(pairs.flatMap((pair) => pair.beside))
console.log(`p95 of all rounds: alone ${alone.toFixed(1)} ms, beside a noisy tenant ${beside.toFixed(1)} ms`)
console.log(
  `Ratio of paired rounds: median ${median.toFixed(2)}, middle half ${from.toFixed(2)} to ${to.toFixed(2)}; at most ${WANTED} is wanted`,
)
if (median > WANTED) process.exitCode = 1

/** Milliseconds of the quiet tenant's requests. */
interface Pair {
  readonly alone: readonly number[]
  readonly beside: readonly number[]
}

/** Two rounds one after the other; which comes first changes. */
async function measure(number: number): Promise<Pair> {
  const before = number % 2 === 0 ? undefined : await roundBeside()
  const alone = await roundAlone()
  const pair = { alone, beside: before ?? (await roundBeside()) }
  console.log(`p95 alone ${p95(alone).toFixed(1)} ms, beside ${p95(pair.beside).toFixed(1)} ms`)
  return pair
}

async function roundAlone(): Promise<readonly number[]> {
  await windowBegins()
  const hits = await steadily(quiet, QUIET, ROUND_SECONDS)
  if (hits.some(({ status }) => status !== 200)) throw new Error('The quiet tenant was not answered.')
  return hits.map(({ milliseconds }) => milliseconds)
}

async function roundBeside(): Promise<readonly number[]> {
  const order: NoiseOrder = { shot: noisy, perSecond: NOISE, seconds: ROUND_SECONDS }
  const noised = windowBegins().then(() => ask<NoiseAnswer>(noise, order))
  const [times, { 429: refused = 0 }] = await Promise.all([roundAlone(), noised])
  if (refused < 0.8 * NOISE * ROUND_SECONDS) throw new Error(`Only ${refused} requests were refused.`)
  return times
}

function windowBegins(): Promise<void> {
  const window = ALLOWANCE.seconds * 1_000
  return new Promise((resolve) => setTimeout(resolve, window - (Date.now() % window)))
}

function start(name: string): ChildProcess {
  return fork(new URL(`noise/${name}.js`, import.meta.url)).once('exit', (code) => {
    if (code !== 0) throw new Error(`The process of ${name}.js has ended.`)
  })
}

async function ask<Answer>(child: ChildProcess, order: ServerOrder | NoiseOrder): Promise<Answer> {
  child.send(order)
  const [answer] = await once(child, 'message')
  return answer as Answer
}

/** A get of an item that is there. */
async function shotOf({ tenantId, token }: ServerPlace['tenants'][number]): Promise<Shot> {
  const key = { pk: `${prefixOf(tenantId)}#note#1`, sk: 'note' }
  const shot = (operation: string, body: object): Shot => ({
    url: `${url}${API_PATH}/${operation}`,
    ...{ token, body },
  })
  for (const one of [shot('provision', {}), shot('put', { item: key })])
    if ((await send(one)).status !== 200) throw new Error('The tenant could not be made.')
  return shot('get', key)
}
