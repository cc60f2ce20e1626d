/** Names in order of how little has to be changed to make them of a given one. */
export function byLikeness(given: string, names: readonly string[]): readonly string[] {
  const wanted = [...given.toLowerCase()]
  const distances = names.map((name) => [name, distance(wanted, [...name.toLowerCase()])] as const)
  return distances.sort(([, a], [, b]) => a - b).map(([name]) => name)
}

/** How many letters have to be put in, taken out or changed (Levenshtein). */
function distance(from: readonly string[], to: readonly string[]): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i)
  for (const [i, letter] of from.entries()) {
    const next = [i + 1]
    for (const [j, other] of to.entries()) {
      const changed = (row[j] as number) + (letter === other ? 0 : 1)
      next.push(Math.min(changed, (row[j + 1] as number) + 1, (next[j] as number) + 1))
    }
    row = next
  }
  return row.at(-1) as number
}
