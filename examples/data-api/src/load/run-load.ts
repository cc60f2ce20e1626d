import type { WebApp } from '../server/listen.js'
import { newTenantId } from '../tenants/tenant-id.js'
import { Caller, type Exchange } from './caller.js'
import type { Finding } from './findings.js'
import { Lanes } from './lanes.js'
import { openApi, type TablePlace } from './open-api.js'
import { Player } from './player.js'
import { Random } from './random.js'
import { readBack } from './read-back.js'
import { countFaults, trouble } from './trouble.js'
import { eachOf, work } from './work.js'

/** How much is done, and where. */
export interface LoadOptions extends TablePlace {
  readonly tenants: number
  /** Workers, each of which waits for its answers. */
  readonly concurrency: number
  /** How long it takes, unless there are too few requests by then. */
  readonly seconds: number
  /** So many requests at the least. Default 0. */
  readonly requests?: number
  readonly seed: number
  /** Milliseconds that a list may lack an item which is put again right after it was deleted. Default 30,000. */
  readonly mostLag?: number
  /** Puts something between callers and the API. */
  readonly around?: (app: WebApp) => WebApp
}

/** What was done, and what was wrong. */
export interface LoadReport {
  /** The requests of the workers, without provisioning and the last look. */
  readonly exchanges: readonly Exchange[]
  readonly seconds: number
  readonly faults: Readonly<Record<string, number>>
  readonly findings: readonly Finding[]
  /** How long lists lacked items that were put again right after they were deleted; milliseconds. */
  readonly lags: readonly number[]
  /** How many items there were in the end, by the model. */
  readonly items: number
}

/** Mixed calls of many tenants through faults, and in the end a look at everything that is there, without faults. */
export async function runLoad(options: LoadOptions): Promise<LoadReport> {
  const { tenants, concurrency, seed } = options
  await using api = await openApi(options, options.around)
  const [exchanges, findings, lags]: [Exchange[], Finding[], number[]] = [[], [], []]
  const newCaller = async (tenantId: string) =>
    new Caller({
      ...{ url: api.url, tenantId, token: await api.token(tenantId) },
      onExchange: (exchange) => exchanges.push(exchange),
      onFault: (what) => findings.push({ tenantId, call: '', what, lost: [] }),
    })
  const callers = await Promise.all(Array.from({ length: tenants }, newTenantId).map(newCaller))
  const byTenant = new Map(callers.map((caller) => [caller.tenantId, caller]))
  const callerOf = (tenantId: string) => byTenant.get(tenantId) as Caller
  const lanes = new Lanes([...byTenant.keys()])
  const player = new Player({
    onFinding: (finding) => findings.push(finding),
    onLag: (milliseconds) => lags.push(milliseconds),
    mostLag: options.mostLag ?? 30_000,
  })

  api.proxy.play(trouble(seed))
  await eachOf(callers, concurrency, (caller) => caller.provision())
  const provisioned = exchanges.length
  const started = performance.now()
  const until = started + options.seconds * 1_000
  const enough = provisioned + (options.requests ?? 0)
  const goesOn = () => performance.now() < until || exchanges.length < enough
  const randoms = Array.from({ length: concurrency }, (_, worker) => new Random(seed * 1_000 + worker))
  await Promise.all(randoms.map((random) => work({ lanes, callerOf, player, goesOn }, random)))
  const seconds = (performance.now() - started) / 1_000
  const worked = exchanges.slice(provisioned)

  const faults = countFaults(api.proxy)
  api.proxy.reset()
  await api.settle()
  await eachOf(lanes.all, concurrency, (lane) => readBack(lane, callerOf(lane.tenantId), player))
  return { exchanges: worked, seconds, faults, findings, lags, items: lanes.items() }
}
