/** What some lines cost altogether. */
export function totalInCents(
  lines: readonly { readonly quantity: number; readonly priceInCents: number }[],
): number {
  return lines.reduce((sum, { quantity, priceInCents }) => sum + quantity * priceInCents, 0)
}
