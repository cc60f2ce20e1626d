import type { EntitySpec, KeyRecipes, TableSpec } from '@keyprint/key-design'
import {
  type Codecs,
  type CodedAttribute,
  codedAttributes,
  indexKeyRecipes,
  primaryKeyRecipes,
} from '@keyprint/key-design/codec'
import { type CompiledKey, compileKey } from './compiled-key.js'
import type { CompileVersions, SchemaVersions } from './schema-versions.js'

/** Keys of an entity in the table or in one index. */
export interface CompiledKeys {
  readonly partition: readonly CompiledKey[]
  readonly sort: readonly CompiledKey[]
}

/** A guard item: what is unique, and the key that says so. */
export interface CompiledUnique {
  readonly attributes: readonly string[]
  readonly keys: readonly CompiledKey[]
}

/** An entity, ready for building and reading requests: everything that does not depend on a single call. */
export interface CompiledEntity {
  readonly name: string
  readonly spec: EntitySpec
  readonly table: TableSpec
  readonly attributes: readonly CodedAttribute[]
  readonly attribute: (name: string) => CodedAttribute
  /** Partition key, then sort key. */
  readonly primary: CompiledKeys
  readonly primaryKeys: readonly CompiledKey[]
  readonly indexes: { readonly [name: string]: CompiledKeys }
  /** Index key attributes that templates write, each once. */
  readonly derivedKeys: readonly CompiledKey[]
  /** Index key attributes that are the entity's own attributes. */
  readonly ownIndexKeys: readonly CompiledKey[]
  readonly uniques: readonly CompiledUnique[]
  /** Attributes that Keyprint keeps by itself. */
  readonly managed: readonly CodedAttribute[]
  /** Attributes that have a schema. */
  readonly schemas: readonly CodedAttribute[]
  /** The attribute that says when an item expires. */
  readonly timeToLive: CodedAttribute | undefined
  /** Attributes in code that make up the primary key. */
  readonly keyParts: readonly string[]
  /** Parts of keys that have a schema: what is given for them is not what is stored. */
  readonly schemaParts: readonly CodedAttribute[]
  /** What is done about older and newer items, where versions were declared. */
  readonly versions: SchemaVersions | undefined
}

/** Compiles an entity of a design. */
export function compileEntity(
  table: TableSpec,
  spec: EntitySpec,
  codecs: Codecs,
  compileVersions?: CompileVersions,
): CompiledEntity {
  const attributes = codedAttributes(spec.attributes, codecs)
  const byName = new Map(attributes.map((attribute) => [attribute.name, attribute]))
  const attribute = (name: string) => byName.get(name) as CodedAttribute
  const compile = ({ partition, sort }: KeyRecipes): CompiledKeys => ({
    partition: partition.map((recipe) => compileKey(recipe, attribute)),
    sort: sort.map((recipe) => compileKey(recipe, attribute)),
  })
  const primary = compile(primaryKeyRecipes(table, spec))
  const indexes = Object.fromEntries(
    Object.keys(spec.indexes).map((name) => [name, compile(indexKeyRecipes(table, spec, name))]),
  )
  const primaryKeys = listOf(primary)
  const indexKeys = indexKeysOf(indexes, primaryKeys)
  const uniques = spec.unique.map((unique) => ({
    attributes: unique.attributes,
    keys: listOf(compile(primaryKeyRecipes(table, spec, unique))),
  }))
  const allKeys = [...primaryKeys, ...indexKeys, ...uniques.flatMap(({ keys }) => keys)]
  return {
    name: spec.name,
    spec,
    table,
    attributes,
    attribute,
    primary,
    primaryKeys,
    indexes,
    derivedKeys: indexKeys.filter(({ own }) => !own),
    ownIndexKeys: indexKeys.filter(({ own }) => own),
    uniques,
    managed: attributes.filter((one) => one.spec.managed !== undefined),
    schemas: attributes.filter((one) => one.spec.type === 'schema'),
    timeToLive: attributes.find(({ wire }) => wire === table.timeToLive),
    keyParts: [...new Set(primaryKeys.flatMap(({ holes }) => holes))],
    schemaParts: [...new Set(allKeys.flatMap(({ holes }) => holes))]
      .map(attribute)
      .filter((part) => part.spec.type === 'schema'),
    versions: spec.schemaVersion === undefined ? undefined : compileVersions?.(table, spec, codecs),
  }
}

/** Partition keys, then sort keys. */
const listOf = ({ partition, sort }: CompiledKeys): readonly CompiledKey[] => [...partition, ...sort]

/** Each key attribute once; those that are keys of the table too are written with the primary key. */
function indexKeysOf(
  indexes: { readonly [name: string]: CompiledKeys },
  primaryKeys: readonly CompiledKey[],
): readonly CompiledKey[] {
  const all = Object.values(indexes).flatMap(listOf)
  const once = new Map(all.map((key) => [key.name, key]))
  for (const { name } of primaryKeys) once.delete(name)
  return [...once.values()]
}
