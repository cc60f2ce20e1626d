/** So many requests in so many seconds; `kind` says what is told to those who exceed it. */
export interface Allowance {
  readonly kind: 'rate-limited' | 'quota-exceeded'
  readonly requests: number
  readonly seconds: number
}

/** What every tenant may do, unless the deployment says otherwise. */
export const DEFAULT_ALLOWANCES: readonly Allowance[] = [
  { kind: 'rate-limited', requests: 500, seconds: 10 },
  { kind: 'quota-exceeded', requests: 1_000_000, seconds: 86_400 },
]
