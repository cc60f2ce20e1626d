import { Problem } from '../http/problem.js'
import { type StoredItem, toStoredItem } from '../json/attribute-values.js'
import { parseExactly } from '../json/exact-json.js'
import { checkItem } from './check-item.js'
import { key } from './fields.js'

/** An item as it came, ready to be stored. @throws Problem */
export function readItem(given: string | Readonly<Record<string, unknown>>): StoredItem {
  const item = typeof given === 'string' ? parseExactly(given, 'The item') : given
  if (typeof item !== 'object' || item === null || Array.isArray(item))
    throw new Problem('invalid-request', 'The item is not an object.')
  const keys = key.safeParse({ pk: Reflect.get(item, 'pk'), sk: Reflect.get(item, 'sk') })
  if (!keys.success) throw new Problem('invalid-request', 'The item needs pk and sk: texts that can be keys.')
  checkItem(item as Readonly<Record<string, unknown>>)
  return toStoredItem(item)
}
