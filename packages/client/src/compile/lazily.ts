/** Adds properties that are made when they are first used: a design may have many entities, a handler few. */
export function lazily<T extends object>(
  names: readonly string[],
  make: (name: string) => unknown,
  target: T = {} as T,
): T {
  for (const name of names) {
    let made: unknown
    const get = () => {
      made ??= make(name)
      return made
    }
    Object.defineProperty(target, name, { enumerable: true, get })
  }
  return target
}
