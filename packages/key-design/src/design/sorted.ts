/** An object with its keys in order of their names; `__proto__` stays an ordinary key. */
export function sorted<T>(entries: Iterable<readonly [string, T]>): { readonly [name: string]: T } {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)))
}
