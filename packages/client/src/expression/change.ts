import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { ValidationError } from '@keyprint/key-design'
import { at, isOptional, storedDefault } from '@keyprint/key-design/codec'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import type { Change } from './change-types.js'
import { locate, pathText, type Step } from './location.js'
import { rootProxy } from './path-proxy.js'
import type { UpdateExpression } from './update-expression.js'

/** A change that knows where it is and how to write itself. */
export interface WritableChange extends Change {
  readonly path: readonly Step[]
  readonly write: (entity: CompiledEntity, update: UpdateExpression) => void
}

/** The changes that a callback makes. */
export function changesOf(
  on: (item: never) => Change | readonly Change[],
  entity: CompiledEntity,
): readonly WritableChange[] {
  const made = [on(rootProxy(changeMethods) as never)].flat() as unknown as readonly WritableChange[]
  for (const change of made) {
    if (typeof change?.write === 'function') continue
    throw new ValidationError('is not a change', {
      entity: entity.name,
      attribute: 'change',
      value: change,
      remedy: "end it with a method, such as o => [o.address.city.set('Paris')]",
    })
  }
  return made
}

/** The methods of a path in a change. */
function changeMethods(path: readonly Step[]): { readonly [method: string]: unknown } {
  const change = (write: WritableChange['write']) => ({ path, write }) as WritableChange
  const appended = (list: unknown, order: (place: string, value: string) => string) =>
    change((entity, update) => {
      const place = update.place(path)
      update.setTo(
        place,
        order(
          oldList(place, startOf(entity, path), update),
          update.placeholders.value(encode(entity, path, list)),
        ),
      )
    })
  return {
    set: (value: unknown) =>
      change((entity, update) => update.set(update.place(path), encode(entity, path, value))),
    setIfMissing: (value: unknown) =>
      change((entity, update) => update.setIfMissing(update.place(path), encode(entity, path, value))),
    remove: () =>
      change((entity, update) => {
        refuseNeeded(entity, path)
        update.remove(update.place(path))
      }),
    increment: (by: unknown, options?: { readonly startingAt: unknown }) =>
      change(increment(path, by, options)),
    addMembers: (members: unknown) =>
      change((entity, update) => update.add(update.place(path), encode(entity, path, members))),
    deleteMembers: (members: unknown) =>
      change((entity, update) => update.delete(update.place(path), encode(entity, path, members))),
    append: (list: unknown) => appended(list, (old, added) => `list_append(${old}, ${added})`),
    prepend: (list: unknown) => appended(list, (old, added) => `list_append(${added}, ${old})`),
  }
}

function increment(
  path: readonly Step[],
  by: unknown,
  options: { readonly startingAt: unknown } | undefined,
): WritableChange['write'] {
  return (entity, update) => {
    const place = update.place(path)
    const start = options === undefined ? startOf(entity, path) : encode(entity, path, options.startingAt)
    const old = start === undefined ? place : update.orElse(place, start)
    update.setTo(place, `${old} + ${update.placeholders.value(encode(entity, path, by))}`)
  }
}

/** Elements of lists and records can go; what an item or a map needs cannot, it could not be read without. */
function refuseNeeded(entity: CompiledEntity, path: readonly Step[]): void {
  const { spec } = locate(entity, path)
  if (!isDeclared(entity, path) || spec === undefined || isOptional(spec)) return
  throw new ValidationError('is not optional, so it cannot be removed', {
    entity: entity.name,
    attribute: pathText(path),
    remedy: 'set it instead',
  })
}

/** True for what an item or a map has by its name, which is all that can have a default. */
const isDeclared = (entity: CompiledEntity, path: readonly Step[]): boolean =>
  path.length === 1 || locate(entity, path.slice(0, -1)).spec?.type === 'map'

/** What a place reads as where nothing is stored. */
function startOf(entity: CompiledEntity, path: readonly Step[]): AttributeValue | undefined {
  const { spec, codec } = locate(entity, path)
  return spec !== undefined && isDeclared(entity, path) ? storedDefault({ spec, codec }) : undefined
}

/** A missing list is appended to as it reads: by its default, or as if it were empty. */
export function oldList(place: string, start: AttributeValue | undefined, update: UpdateExpression): string {
  return update.orElse(place, start?.L === undefined ? { L: [] } : start)
}

function encode(entity: CompiledEntity, path: readonly Step[], value: unknown): AttributeValue {
  return at(pathText(path), () => locate(entity, path).codec.encode(value))
}
