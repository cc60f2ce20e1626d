/** The middle of a sample, and between what half of it lies. */
export interface Spread {
  readonly median: number
  readonly p25: number
  readonly p75: number
}

export function spread(sample: readonly number[]): Spread {
  const sorted = [...sample].sort((a, b) => a - b)
  return { median: quantile(sorted, 0.5), p25: quantile(sorted, 0.25), p75: quantile(sorted, 0.75) }
}

/** Between two values it is interpolated. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share
  const [low, high] = [sorted[Math.floor(place)] ?? Number.NaN, sorted[Math.ceil(place)] ?? Number.NaN]
  return low + (high - low) * (place - Math.floor(place))
}
