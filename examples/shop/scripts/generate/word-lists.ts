/** `'Ada, Ben'` → `['Ada', 'Ben']`. */
export function words(list: string): readonly string[] {
  return list.trim().split(/,\s+/)
}

/** `'Berlin 14; Bergen 2'` → `[['Berlin', 14], ['Bergen', 2]]`: names, each with a number. */
export function pairs(list: string): readonly (readonly [name: string, number: number])[] {
  return list
    .trim()
    .split(/;\s+/)
    .map((entry) => {
      const space = entry.lastIndexOf(' ')
      return [entry.slice(0, space).replace(/\s+/g, ' '), Number(entry.slice(space))] as const
    })
}
