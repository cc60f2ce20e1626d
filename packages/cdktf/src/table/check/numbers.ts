/** A sentence when a number is not a whole one within bounds. */
export function checkWhole(
  what: string,
  value: unknown,
  least: number,
  most = Number.MAX_SAFE_INTEGER,
): string[] {
  if (Number.isInteger(value) && Number(value) >= least && Number(value) <= most) return []
  const bounds = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `from ${least} to ${most}`
  return [`${what} must be a whole number ${bounds}, not ${String(value)}.`]
}
