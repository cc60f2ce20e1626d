import { isPlainObject } from '../../codec/plain-object.js'
import type { EntityInput } from '../../entity/define-entity.js'
import type { EntityIndexInput, KeyInput } from '../../entity/entity-input.js'
import { show } from '../../errors/show.js'
import { everyOf, type Given, name, named, oneOf, options, refuse, specOf, text } from './given.js'

const ENTITY = everyOf<keyof EntityInput>({
  attributes: true,
  key: true,
  indexes: true,
  unique: true,
  version: true,
  timestamps: true,
  tenant: true,
  schemaVersion: true,
  compatibleWith: true,
  upcasters: true,
  description: true,
})
const KEY = everyOf<keyof KeyInput>({ partition: true, sort: true })
const INDEX = everyOf<keyof EntityIndexInput>({ on: true, partition: true, sort: true })

/** @throws DesignError for what `defineEntity` could make nothing of. */
export function checkEntityInput(table: unknown, entity: unknown, input: unknown): void {
  name('The name of an entity', entity)
  const place = `Entity '${entity}'`
  const spec = specOf(table)
  if (spec?.partitionKey === undefined)
    refuse(`${place} is defined on ${show(table)}, which is no table; give it what defineTable returned.`)
  const given = options(place, input, ENTITY)
  const { partition, sort } = options(`${place}: its key`, given.key, KEY)
  text(`${place}: the partition template of its key`, partition)
  if (sort !== undefined) text(`${place}: the sort template of its key`, sort)
  for (const [index, one] of named(`${place}: its indexes`, given.indexes ?? {}))
    entityIndex(`${place}, index '${index}'`, one, spec?.indexes as Given)
  uniques(place, given.unique ?? [])
  for (const option of ['version', 'timestamps'])
    oneOf(`${place}: its ${option}`, given[option], [true, false])
  for (const [version, one] of named(`${place}: its upcasters`, given.upcasters ?? {}))
    if (typeof (one as Given | null)?.change !== 'function')
      refuse(`${place}: its upcaster of version ${version} must be made by upcast(), not ${show(one)}.`)
}

function entityIndex(place: string, given: unknown, indexes: Given): void {
  const { on, partition, sort } = options(place, given, INDEX)
  text(`${place}: its on`, on)
  const index = Object.hasOwn(indexes, on as string) ? (indexes[on as string] as Given) : undefined
  if (index?.type === 'global' && (partition ?? undefined) === undefined)
    refuse(`${place}: it has no partition template, which only a local index takes from the table.`)
  for (const one of [partition ?? [], sort ?? []].flat()) text(`${place}: each of its templates`, one)
}

function uniques(place: string, unique: unknown): void {
  const list = Array.isArray(unique)
    ? unique
    : refuse(`${place}: its unique must be a list, such as ['email'], not ${show(unique)}.`)
  for (const one of list) {
    const of = isPlainObject(one) ? one.attributes : one
    const attributes = [of].flat()
    if (attributes.length === 0 || attributes.some((attribute) => typeof attribute !== 'string'))
      refuse(
        `${place}: what is unique must be an attribute or some of them, such as 'email', not ${show(of)}.`,
      )
    if (isPlainObject(one)) name(`${place}: the guardedAs of what is unique`, one.guardedAs)
  }
}
