import { ValidationError, type Values } from '@keyprint/key-design'
import { at, ownValue } from '@keyprint/key-design/codec'
import type { CompiledEntity } from '../../compile/compiled-entity.js'
import type { CompiledKey } from '../../compile/compiled-key.js'
import type { UpdateExpression } from '../../expression/update-expression.js'
import type { ResolvedChanges } from './update-changes.js'

/**
 * Keeps index keys true to the attributes that an update changes. Each key attribute is made by itself: all its parts
 * are known and it is set, one of them goes and it is removed, or the update is refused.
 * @returns attributes whose values were taken from the item as it was read.
 */
export function deriveIndexKeys(
  entity: CompiledEntity,
  key: Values,
  { set: written, remove }: ResolvedChanges,
  update: UpdateExpression,
  current: Values | undefined,
): readonly string[] {
  const known: Values = { ...key, ...written }
  const gone = (name: string) => remove.includes(name) || ownValue(written, name) === null
  const changes = (hole: string) => Object.hasOwn(written, hole)
  for (const own of entity.ownIndexKeys) if (own.holes.some(changes)) own.make(written)
  const touched = entity.derivedKeys.filter(({ holes }) => holes.some((hole) => changes(hole) || gone(hole)))
  return touched.flatMap((one) => {
    const place = update.placeholders.name(one.name)
    if (one.holes.some(gone)) {
      update.remove(place)
      return []
    }
    const missing = one.holes.filter((hole) => ownValue(known, hole) === undefined)
    setKey(one, place, missing, known, update, current)
    return missing
  })
}

function setKey(
  key: CompiledKey,
  place: string,
  missing: readonly string[],
  known: Values,
  update: UpdateExpression,
  current: Values | undefined,
): void {
  if (missing.length > 0 && current === undefined) refuseMissing(key, missing)
  const taken = missing.map((hole) => [hole, ownValue(current, hole)])
  const stored = key.make(taken.length === 0 ? known : { ...Object.fromEntries(taken), ...known })
  if (stored === undefined) update.remove(place)
  else update.set(place, stored)
}

function refuseMissing({ name, holes }: CompiledKey, missing: readonly string[]): never {
  return at(missing[0] as string, () => {
    throw new ValidationError(
      `is needed too, because the index key '${name}' is made from ${holes.join(', ')}`,
      {
        remedy: 'set it as well, or call readThenUpdate',
      },
    )
  })
}
