import type { Values } from './plan-json.js'

/** Stands where a value is decided only while the plan is applied. */
export const KNOWN_AFTER_APPLY = '(known after apply)'

/** The values after a change, with `KNOWN_AFTER_APPLY` wherever the plan does not know them. */
export function withUnknown(after: unknown, unknown: unknown): unknown {
  if (unknown === true) return after ?? KNOWN_AFTER_APPLY
  if (Array.isArray(after))
    return after.map((one, i) => withUnknown(one, Array.isArray(unknown) ? unknown[i] : undefined))
  if (!isObject(after) || !isObject(unknown)) return after
  return mapKeys({ ...unknown, ...after }, (key) => withUnknown(after[key], unknown[key]))
}

function mapKeys(of: Values, value: (key: string) => unknown): Values {
  return Object.fromEntries(Object.keys(of).map((key) => [key, value(key)]))
}

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
