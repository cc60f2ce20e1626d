/** What is alike together, in order of first appearance. `likeness` is compared as JSON. */
export function grouped<T>(all: readonly T[], likeness: (one: T) => unknown): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const key = JSON.stringify(likeness(one))
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  return [...groups.values()]
}
