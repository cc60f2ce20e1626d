import type { DesignSpec, EntitySpec, UniqueSpec } from '@keyprint/key-design'
import { and } from '../english.js'
import type { Remark } from '../finding.js'
import { indexKey, type KeyShape, primaryKey, typeOf } from './key-shape.js'
import { versionChange } from './version-changes.js'

/** What a new version of a design means for the items that the former one wrote. */
export function entityChanges(former: DesignSpec, design: DesignSpec): readonly Remark[] {
  return Object.values(former.entities).flatMap((then) => {
    const now = design.entities[then.name]
    if (now === undefined) return [removed(then)]
    return [
      ...keyChange(then.name, primaryKey(former, then), primaryKey(design, now)),
      ...guardChange(former, then, design, now),
      ...versionChange(then, now),
      ...indexChanges(then.name, indexKeys(former, then), indexKeys(design, now)),
    ]
  })
}

type IndexKeys = ReadonlyMap<string, KeyShape>

function indexKeys(design: DesignSpec, entity: EntitySpec): IndexKeys {
  return new Map(Object.keys(entity.indexes).map((name) => [name, indexKey(design, entity, name)]))
}

function indexChanges(entity: string, then: IndexKeys, now: IndexKeys): readonly Remark[] {
  return [...new Set([...then.keys(), ...now.keys()])]
    .filter((name) => !isRenamed(name, then, now) && !isRenamed(name, now, then))
    .flatMap((name) => indexChange(`${entity}.${name}`, then.get(name), now.get(name)))
}

/** The name of an index is one in code: its items hold the same keys where another name stands for them. */
function isRenamed(name: string, here: IndexKeys, there: IndexKeys): boolean {
  const key = here.get(name)
  return !there.has(name) && [...there.values()].some(({ shape }) => shape === key?.shape)
}

function keyChange(entity: string, then: KeyShape, now: KeyShape): readonly Remark[] {
  if (then.shape === now.shape) return []
  return [
    {
      id: `entity-key:${entity}`,
      severity: 'danger',
      title: `Entity ${entity} gets other keys`,
      detail: `Its key ${moved(then, now)}. Items that were written before stay under their old keys: new clients do not find them, and may write the same thing a second time.`,
      steps: [
        `Expand: keep the former ${entity} in the design beside the new one, under another name, and deploy clients that write the new one and read both.`,
        'Backfill: read every old item, and write it under its new key and delete the old one in one transaction.',
        'Switch: deploy clients that read the new one only.',
        'Contract: take the former entity out of the design.',
      ],
    },
  ]
}

function indexChange(name: string, then: KeyShape | undefined, now: KeyShape | undefined): readonly Remark[] {
  if (then?.shape === now?.shape) return []
  const [entity = ''] = name.split('.')
  return [
    {
      id: `entity-index:${name}`,
      severity: 'careful',
      title: `Entity ${entity} ${indexTitle(name.slice(entity.length + 1), then, now)}`,
      detail: indexDetail(then, now),
      steps: [
        `Deploy every writer, and then rewrite the older items of ${entity} through the client.`,
        ...(now === undefined ? [] : ['Only then deploy what reads by the new keys.']),
      ],
    },
  ]
}

function indexTitle(index: string, then: KeyShape | undefined, now: KeyShape | undefined): string {
  if (then === undefined) return `comes into an index, as ${index}`
  return now === undefined ? `leaves its index ${index}` : `gets other keys in its index ${index}`
}

function indexDetail(then: KeyShape | undefined, now: KeyShape | undefined): string {
  if (then === undefined)
    return 'Items that were written before lack the keys of the index and are not in it until they are written again.'
  if (now === undefined)
    return 'Items that were written before keep their keys in the index, and queries of others who read it still meet them, until they are written again.'
  return `Its key there ${moved(then, now)}. Items that were written before stay in the index under their old keys until they are written again: queries by the new keys miss them.`
}

function moved(then: KeyShape, now: KeyShape): string {
  const [from, to] = [then.templates.join(' / '), now.templates.join(' / ')]
  if (from !== to) return `changes from ${from} to ${to}`
  const [old, present] = [and(then.attributes), and(now.attributes)]
  if (old !== present) return `moves from the attributes ${old} to ${present}`
  return `stays ${from}, but its values are written in another way`
}

function guardChange(
  former: DesignSpec,
  then: EntitySpec,
  design: DesignSpec,
  now: EntitySpec,
): readonly Remark[] {
  const known = new Set(then.unique.map((one) => guard(former, then, one)))
  const other = now.unique.filter((one) => !known.has(guard(design, now, one)))
  if (other.length === 0) return []
  return [
    {
      id: `entity-unique:${now.name}`,
      severity: 'danger',
      title: `What keeps ${now.name} unique is made in another way`,
      detail: `The guard items for ${and(other.map(({ attributes }) => attributes.join(' + ')))} have other keys. Items that were written before have no such guard, so a second item with the same value is let in.`,
      steps: [
        `Deploy every writer, and then write a new guard for each older item of ${now.name}; look at those where one exists already.`,
        'Delete the old guards when no client of the former design runs any longer.',
      ],
    },
  ]
}

/** All that decides the keys of a guard. */
function guard(
  { table }: DesignSpec,
  entity: EntitySpec,
  { attributes, partition, sort }: UniqueSpec,
): string {
  // An attribute that was renamed has the same guards, where they keep their name.
  const template = partition.replaceAll(/\{[^{}]*\}/g, '{}')
  return JSON.stringify([table.delimiter, template, sort, attributes.map(typeOf(entity))])
}

function removed({ name }: EntitySpec): Remark {
  return {
    id: `entity-removed:${name}`,
    severity: 'careful',
    title: `Entity ${name} is not in the design any more`,
    detail:
      'Its items stay in the table and in its indexes, are stored and paid for, and no client of this design reads or deletes them.',
    steps: [`Delete the items of ${name} with a client of the former design, if they are not needed.`],
  }
}
