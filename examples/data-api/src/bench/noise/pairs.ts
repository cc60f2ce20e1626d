import { API_PATH } from '../../openapi/openapi.js'
import { prefixOf } from '../../tenants/tenant-id.js'
import type { Child } from './child.js'
import type { NoiseAnswer, NoiseOrder, ServerOrder, ServerPlace } from './orders.js'
import { p95 } from './ratios.js'
import { type Shot, send, steadily } from './steady.js'

/** Requests a second that a tenant may send, and what the two send. */
const LIMIT = 20
const NOISE = 10 * LIMIT
const QUIET = LIMIT / 2
/** Rounds are whole windows of the limit: each has as many noisy requests that are let through, at its beginning. */
const ALLOWANCE = { kind: 'rate-limited', requests: 2 * LIMIT, seconds: 2 } as const
const ROUND_SECONDS = 4
const PAIRS = 16
const WARM_UP_PAIRS = 3

/** Milliseconds of the quiet tenant's requests. */
export interface Pair {
  readonly alone: readonly number[]
  readonly beside: readonly number[]
}

/** The two tenants, and who sends for the noisy one. */
interface Neighbours {
  readonly quiet: Shot
  readonly noisy: Shot
  readonly sender: Child
}

/** The quiet tenant by itself and beside the noisy one, in turn. */
export async function measurePairs(
  server: Child,
  sender: Child,
  place: Pick<ServerOrder, 'endpoint' | 'tableName'>,
): Promise<readonly Pair[]> {
  const { url, tenants } = await server.ask<ServerPlace>({ ...place, allowances: [ALLOWANCE] })
  const [quiet, noisy] = (await Promise.all(tenants.map((tenant) => shotOf(url, tenant)))) as [Shot, Shot]
  const neighbours = { quiet, noisy, sender }
  for (let pair = 0; pair < WARM_UP_PAIRS; pair++) await measure(neighbours, pair)
  const pairs: Pair[] = []
  for (let pair = 0; pair < PAIRS; pair++) pairs.push(await measure(neighbours, pair))
  return pairs
}

/** Two rounds one after the other; which comes first changes. */
async function measure(neighbours: Neighbours, number: number): Promise<Pair> {
  const before = number % 2 === 0 ? undefined : await roundBeside(neighbours)
  const alone = await roundAlone(neighbours)
  const pair = { alone, beside: before ?? (await roundBeside(neighbours)) }
  console.log(`p95 alone ${p95(alone).toFixed(1)} ms, beside ${p95(pair.beside).toFixed(1)} ms`)
  return pair
}

async function roundAlone({ quiet }: Neighbours): Promise<readonly number[]> {
  await windowBegins()
  const hits = await steadily(quiet, QUIET, ROUND_SECONDS)
  if (hits.some(({ status }) => status !== 200)) throw new Error('The quiet tenant was not answered.')
  return hits.map(({ milliseconds }) => milliseconds)
}

async function roundBeside(neighbours: Neighbours): Promise<readonly number[]> {
  const { noisy, sender } = neighbours
  const order: NoiseOrder = { shot: noisy, perSecond: NOISE, seconds: ROUND_SECONDS }
  const noised = windowBegins().then(() => sender.ask<NoiseAnswer>(order))
  const [times, { 429: refused = 0 }] = await Promise.all([roundAlone(neighbours), noised])
  if (refused < 0.8 * NOISE * ROUND_SECONDS) throw new Error(`Only ${refused} requests were refused.`)
  return times
}

function windowBegins(): Promise<void> {
  const window = ALLOWANCE.seconds * 1_000
  return new Promise((resolve) => setTimeout(resolve, window - (Date.now() % window)))
}

/** A get of an item that is there. */
async function shotOf(url: string, { tenantId, token }: ServerPlace['tenants'][number]): Promise<Shot> {
  const key = { pk: `${prefixOf(tenantId)}#note#1`, sk: 'note' }
  const shot = (operation: string, body: object): Shot => ({
    url: `${url}${API_PATH}/${operation}`,
    ...{ token, body },
  })
  for (const one of [shot('provision', {}), shot('put', { item: key })])
    if ((await send(one)).status !== 200) throw new Error('The tenant could not be made.')
  return shot('get', key)
}
