import { decimalText, parseDecimal } from '@keyprint/key-design'

/**
 * True when two stored items hold the same. Their values are plain data and bytes; DynamoDB gives numbers back in
 * another spelling, and the members of a set in another order.
 */
export function deepEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const [left, right] = [Object.entries(a), Object.entries(b)]
  return (
    left.length === right.length &&
    left.every(
      ([name, value]) =>
        Object.hasOwn(b, name) && sameValue(name, value, (b as Record<string, unknown>)[name]),
    )
  )
}

const SETS = ['SS', 'NS', 'BS']

/** An attribute may be named like a type of DynamoDB; its value is an object then, not text or a list. */
function sameValue(name: string, a: unknown, b: unknown): boolean {
  if (name === 'N' && typeof a === 'string' && typeof b === 'string') return number(a) === number(b)
  if (SETS.includes(name) && Array.isArray(a) && Array.isArray(b))
    return members(a, name) === members(b, name)
  return deepEqual(a, b)
}

function members(set: readonly unknown[], type: string): string {
  const texts = set.map((one) => {
    if (type === 'NS') return number(one as string)
    return type === 'BS' ? Array.from(one as Uint8Array).join() : (one as string)
  })
  return JSON.stringify(texts.sort())
}

function number(text: string): string {
  const parts = parseDecimal(text)
  return parts === undefined ? text : decimalText(parts)
}
