/** `'Ada, Ben'` → `['Ada', 'Ben']`. Line breaks count as spaces. */
export function words(list: string): readonly string[] {
  return oneLine(list).split(', ')
}

/** `'Berlin 14; Bergen 2'` → `[['Berlin', 14], ['Bergen', 2]]`: names, each with a number. */
export function pairs(list: string): readonly (readonly [name: string, number: number])[] {
  return oneLine(list)
    .split('; ')
    .map((entry) => {
      const space = entry.lastIndexOf(' ')
      return [entry.slice(0, space), Number(entry.slice(space))] as const
    })
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ')
}
