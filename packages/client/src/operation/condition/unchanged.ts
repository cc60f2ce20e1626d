import type { CompiledEntity } from '../../compile/compiled-entity.js'
import type { Current, Unchanged } from '../action.js'
import { guardedAttributes } from '../unique/guarded-attributes.js'
import type { Returned } from '../write-options.js'

/**
 * What of the item must be as it was read when a write is done that depends on it: what its guards and what was taken from
 * it were worked out from. Where the old item is given back, that is all of it: what is given back is what was replaced.
 */
export function unchangedOf(
  entity: CompiledEntity,
  current: Current | 'missing' | undefined,
  { returned, taken = [] }: { readonly returned?: Returned; readonly taken?: readonly string[] },
): Unchanged {
  if (current === undefined || current === 'missing') return {}
  if (returned === 'old') return unchangedItem(entity, current)
  const { shape, stored } = current
  const names = [...new Set([...guardedAttributes(shape), ...taken])]
  const wires = names.map((name) => shape.attribute(name).wire)
  return Object.fromEntries(wires.map((wire) => [wire, stored[wire]]))
}

/**
 * A lock tells whether the item was written; without one, all of it does: what is stored, and what is not but could be.
 */
export function unchangedItem(entity: CompiledEntity, { stored, shape }: Current): Unchanged {
  const { version } = entity.spec
  const marker = entity.versions?.marker
  const markers = marker === undefined ? [] : [marker]
  const lock = version === undefined ? undefined : entity.attribute(version).wire
  const wires =
    lock !== undefined && stored[lock] !== undefined
      ? [lock, ...markers]
      : [...Object.keys(stored), ...[shape, entity].flatMap(wiresOf), ...markers]
  const keys = entity.primaryKeys.map(({ name }) => name)
  return Object.fromEntries(
    [...new Set(wires)].filter((wire) => !keys.includes(wire)).map((wire) => [wire, stored[wire]]),
  )
}

const wiresOf = ({ attributes }: CompiledEntity): readonly string[] => attributes.map(({ wire }) => wire)
