import {
  type AttributeSpecs,
  type EntitySpec,
  olderShape,
  type SchemaMarkers,
  schemaMarkers,
  type TableSpec,
  type UpcasterSpec,
  uniqueSpec,
  wireName,
} from '@keyprint/key-design'
import { UnreadableValue } from '@keyprint/key-design/codec'
import { type CompiledEntity, compileEntity } from '../compile/compiled-entity.js'
import type { StoredItem } from '../compile/compiled-key.js'
import { lazily } from '../compile/lazily.js'
import type { CompileVersions, SchemaVersions } from '../compile/schema-versions.js'
import { SchemaVersionError } from '../errors/schema-version-error.js'
import { ofVersion, versionCondition, versionRefusal } from './item-version.js'
import { type Upcasting, upcasting } from './upcasting.js'

/** What an entity with a `schemaVersion` does about older and newer items. */
export const schemaVersions: CompileVersions = (table, spec, codecs) => {
  const { schemaVersion: own = 1, compatibleWith = own, upcasters = {} } = spec
  const names = schemaMarkers(table)
  const known = ofVersion(names, own)
  const versions = Object.keys(upcasters)
  const shapes = lazily<Record<string, CompiledEntity>>(versions, (version) =>
    compileEntity(table, olderEntity(table, spec, Number(version)), codecs),
  )
  const steps = lazily<Record<string, Upcasting>>(versions, (version) =>
    upcasting(
      upcasters[Number(version)] as UpcasterSpec,
      olderShape(spec, Number(version) + 1).attributes,
      codecs,
    ),
  )
  const markers: StoredItem = {
    [names.version]: { N: String(own) },
    ...(compatibleWith === own ? {} : { [names.from]: { N: String(compatibleWith) } }),
  }
  return {
    markers,
    marker: names.version,
    wires: wiresOf(names, spec),
    current: (stored, partial) => {
      const { version, isNewer, isForeign } = known(stored)
      if (isForeign) refuseNewer(version, own)
      if (isNewer || version === own || !tellsVersion(stored, names, partial)) return stored
      let item = stored
      for (let from = version; from < own; from++) item = step(steps[from] as Upcasting, item, from)
      // An older version may have been compatible with others than this one is.
      const { [names.from]: _, ...upcast } = item
      return { ...upcast, ...markers }
    },
    shapeOf: (stored, context) => {
      const { version, isForeign } = known(stored)
      if (isForeign) throw new SchemaVersionError(context(), version, own)
      return shapes[version]
    },
    get uniques() {
      return Object.values(shapes).flatMap(({ uniques }) => uniques)
    },
    condition: versionCondition(table, names, own),
    refusal: versionRefusal(known, own),
  }
}

/** An entity as its items of an older version were, as far as guard items depend on it. */
function olderEntity(table: TableSpec, spec: EntitySpec, version: number): EntitySpec {
  const { attributes, unique } = olderShape(spec, version)
  const { schemaVersion: _, ...others } = spec
  return {
    ...others,
    attributes: Object.defineProperties({ ...attributes }, outOfSight(spec.attributes)),
    indexes: {},
    unique: unique?.map((one) => uniqueSpec(table, spec.name, spec.key, spec.tenant, one)) ?? spec.unique,
  }
}

/** Shards, which the primary key of every version has: they stand among the attributes, but are not listed with them. */
function outOfSight(attributes: AttributeSpecs): PropertyDescriptorMap {
  const all = Object.entries(Object.getOwnPropertyDescriptors(attributes))
  return Object.fromEntries(all.filter(([, { enumerable }]) => !enumerable))
}

/** All that an upcaster could read has to be there, or an item would read otherwise with `select` than without. */
function wiresOf({ version, from }: SchemaMarkers, { upcasters = {} }: EntitySpec): readonly string[] {
  const older = Object.values(upcasters).flatMap(({ attributes }) => Object.entries(attributes))
  return [version, from, ...older.map(([name, spec]) => wireName(name, spec))]
}

/** An index that does not hold versions shows nothing that differs between them, which `checkDesign` makes sure of. */
function tellsVersion(
  stored: StoredItem,
  { version }: SchemaMarkers,
  partial: Parameters<SchemaVersions['current']>[1],
): boolean {
  if (!partial || stored[version] !== undefined) return true
  return typeof partial === 'object' && partial.includes(version)
}

function step(upcast: Upcasting, stored: StoredItem, from: number): StoredItem {
  try {
    return upcast(stored)
  } catch (error) {
    const { message = String(error), path = '' } = error as Partial<UnreadableValue>
    const why = `${path} ${message}`.trim()
    throw new UnreadableValue(`${from} could not be brought to ${from + 1}: ${why}`, 'schemaVersion')
  }
}

function refuseNewer(version: number, own: number): never {
  throw new UnreadableValue(
    `${version} is newer than ${own}, the one that this client knows; deploy clients that know it before what writes it`,
    'schemaVersion',
  )
}
