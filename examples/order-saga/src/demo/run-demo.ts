import { setTimeout as pause } from 'node:timers/promises'
import type { StreamsClient } from '@keyprint/client/streams'
import { type AuditResult, audit } from '../audit/audit.js'
import { Board } from '../board/board.js'
import { draw } from '../board/draw.js'
import { followSagas } from '../board/follow-sagas.js'
import { type Screen, show } from '../board/show.js'
import type { OrdersClient } from '../orders-client.js'
import type { Provider } from '../payments/provider.js'
import type { SagaSettings } from '../saga/advance.js'
import type { PlacedOrder } from '../saga/order-saga.js'
import { placeOrder } from '../saga/place-order.js'
import { killAtRandom } from '../supervisor/kill-at-random.js'
import type { Workers } from '../supervisor/supervise.js'
import type { DemoSettings } from './demo-settings.js'
import { fillStock } from './fill-stock.js'
import { seeded } from './random.js'
import { products, randomOrders } from './random-orders.js'

/** What the demonstration runs on. */
export interface Demo extends SagaSettings {
  readonly db: OrdersClient
  readonly streams: StreamsClient
  readonly provider: Provider
  /** Starts the workers, and tells what happens to them. */
  readonly startWorkers: (onTrouble: (text: string) => void) => Workers
  readonly screen: Screen
}

/** What became of it. */
export interface DemoResult {
  readonly placed: number
  readonly ended: number
  readonly kills: number
  /** How many workers were started in place of one that died. */
  readonly restarts: number
  /** Where all orders have come to their end. */
  readonly audit: AuditResult | undefined
}

/** Milliseconds between two orders, and between two looks whether all have ended. */
const PACE_MS = 200

/** Customers order, workers work and die, and a board shows it, until all orders have ended or somebody stops it. */
export async function runDemo(demo: Demo, settings: DemoSettings, stop: AbortSignal): Promise<DemoResult> {
  const { db, sagas, streams, provider, screen } = demo
  await fillStock(db)
  const board = new Board()
  const placed: PlacedOrder[] = []
  let kills = 0
  const over = new AbortController()
  const signal = AbortSignal.any([stop, over.signal])
  await using workers = demo.startWorkers((text) => board.trouble(text))
  const title = () =>
    `${placed.length} orders placed, ${workers.ready().length} workers, ${workers.restarts()} started again`
  const customers = async () => {
    await placeOrders(demo, settings, placed, signal)
    while (board.ended() < placed.length && !signal.aborted) await rest(signal)
    over.abort()
  }
  await Promise.all([
    customers(),
    followSagas(board, sagas, streams, signal),
    show(screen, () => draw(board, title()), signal),
    kill(workers, settings, signal).then((count) => (kills = count)),
  ]).finally(() => over.abort())

  const ended = board.ended()
  const isOver = settings.orders > 0 && ended === settings.orders
  const charges = provider.ledger.charges()
  return {
    placed: placed.length,
    ended,
    kills,
    restarts: workers.restarts(),
    audit: isOver ? await audit({ db, sagas, placed, charges, products }) : undefined,
  }
}

const rest = (signal: AbortSignal) => pause(PACE_MS, undefined, { signal }).catch(() => undefined)

async function placeOrders(
  demo: SagaSettings,
  { orders, seed }: DemoSettings,
  placed: PlacedOrder[],
  signal: AbortSignal,
): Promise<void> {
  for (const order of randomOrders(seeded(seed))) {
    if (signal.aborted) return
    await placeOrder(demo, order)
    placed.push(order)
    if (placed.length === orders) return
    await rest(signal)
  }
}

async function kill(
  workers: Workers,
  { killEvery, seed }: DemoSettings,
  signal: AbortSignal,
): Promise<number> {
  if (killEvery === 0) return 0
  return killAtRandom(workers, { random: seeded(seed + 1), everyMs: killEvery, signal })
}
