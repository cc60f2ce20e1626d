/** The smallest of some numbers that a share of them does not exceed. */
function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}

export const p95 = (numbers: readonly number[]): number => percentile(numbers, 0.95)

/** The middle of some numbers, and the half that is around it. */
export function middle(numbers: readonly number[]) {
  const at = (share: number) => percentile(numbers, share)
  return { from: at(0.25), median: at(0.5), to: at(0.75) }
}
