/** What Terraform reads of a configuration: without the notes that cdktf leaves in it, and in one order. */
export function normalized(value) {
  if (Array.isArray(value)) return value.map(normalized)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([name]) => name !== '//')
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, one]) => [name, normalized(one)]),
  )
}

/** Where two configurations differ, by path. */
export function differences(a, b, path) {
  if (isObject(a) && isObject(b)) {
    const names = [...new Set([...Object.keys(a), ...Object.keys(b)])]
    return names.flatMap((name) => differences(a[name], b[name], `${path}.${name}`))
  }
  return JSON.stringify(a) === JSON.stringify(b)
    ? []
    : [`${path}: ${JSON.stringify(a)} / ${JSON.stringify(b)}`]
}

function isObject(value) {
  return typeof value === 'object' && value !== null
}
