import type { Exchange } from './caller.js'

/** What is told of the requests of one kind; times in milliseconds. */
export interface Figures {
  readonly requests: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly answered: number
  readonly refused: number
  readonly unknown: number
}

/** Figures by kind of call, and of all. */
export function figuresOf(exchanges: readonly Exchange[]): Readonly<Record<string, Figures>> {
  const kinds = groups(exchanges)
  const each = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, some]) => [kind, figures(some)])
  return Object.fromEntries([...each, ['all', figures(exchanges)]])
}

function figures(exchanges: readonly Exchange[]): Figures {
  const times = exchanges.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b)
  const count = (outcome: Exchange['outcome']) => exchanges.filter((one) => one.outcome === outcome).length
  return {
    requests: exchanges.length,
    ...{ p50: percentile(times, 0.5), p95: percentile(times, 0.95), p99: percentile(times, 0.99) },
    ...{ answered: count('answered'), refused: count('refused'), unknown: count('unknown') },
  }
}

/** Of numbers in their order; rounded to tenths. */
export function percentile(sorted: readonly number[], share: number): number {
  const at = Math.max(0, Math.ceil(sorted.length * share) - 1)
  return Math.round((sorted[at] ?? 0) * 10) / 10
}

function groups(exchanges: readonly Exchange[]): ReadonlyMap<string, readonly Exchange[]> {
  const groups = new Map<string, Exchange[]>()
  for (const one of exchanges) {
    const group = groups.get(one.kind) ?? []
    groups.set(one.kind, group)
    group.push(one)
  }
  return groups
}
