import type { AttributeSpec } from '../attribute/attribute-spec.js'
import { keyText } from '../attribute/kind.js'
import type { EntitySpec } from '../entity/entity-spec.js'
import { isOwnKey } from '../key/key-recipe.js'
import type { KeyAttribute, TableSpec } from '../table/table-spec.js'
import { holesOf, isSingleHole } from '../template/holes.js'
import { parseTemplate } from '../template/parse-template.js'
import { isStoredAs } from './stored-type.js'

/** Sentences on what is wrong with the key templates of an entity. */
export function checkTemplates(table: TableSpec, entity: EntitySpec): string[] {
  return [...checkPrimaryKey(table, entity), ...checkIndexMappings(table, entity)]
}

function checkPrimaryKey(table: TableSpec, entity: EntitySpec): string[] {
  const { partition, sort } = entity.key
  const place = `Entity '${entity.name}', key`
  const { sortKey } = table
  if ((sort === undefined) !== (sortKey === undefined)) {
    const [has, lacks] =
      sort === undefined
        ? ['the table has a sort key', 'it has no sort template']
        : ['it has a sort template', 'the table has no sort key']
    return [`${place}: ${has}, but ${lacks}.`]
  }
  return [
    ...checkTemplate(table, entity, partition, table.partitionKey),
    ...(sort === undefined || sortKey === undefined ? [] : checkTemplate(table, entity, sort, sortKey)),
    ...holesOf(`${partition}${sort ?? ''}`).flatMap((hole) => checkWhole(hole, entity.attributes[hole])),
  ].map((problem) => `${place}: ${problem}`)
}

function checkWhole(hole: string, spec: AttributeSpec | undefined): string[] {
  if (spec?.optional) return [`{${hole}} is optional, but a primary key needs every part.`]
  if (spec?.nullable) return [`{${hole}} can be null, but a key needs a value.`]
  if (spec?.setOnUpdate !== undefined || spec?.managed === 'version' || spec?.managed === 'updatedAt') {
    return [`{${hole}} changes with every write, but a primary key never changes.`]
  }
  return []
}

function checkIndexMappings(table: TableSpec, entity: EntitySpec): string[] {
  const mappings = Object.entries(entity.indexes)
  const taken = mappings.map(([, { on }]) => on)
  return mappings.flatMap(([name, mapping], i) => {
    const place = `Entity '${entity.name}', index '${name}'`
    const index = Object.hasOwn(table.indexes, mapping.on) ? table.indexes[mapping.on] : undefined
    if (index === undefined) return [`${place}: table '${table.name}' has no index '${mapping.on}'.`]
    const twice =
      taken.indexOf(mapping.on) !== i
        ? [
            `'${mapping.on}' is already the index '${mappings[taken.indexOf(mapping.on)]?.[0]}' of this entity.`,
          ]
        : []
    return [
      ...twice,
      ...checkSide(table, entity, 'partition', mapping.partition, index.partitionKey),
      ...checkSide(table, entity, 'sort', mapping.sort, index.sortKey),
      ...checkCounted(entity, mapping.partition, index.partitionKey),
      ...checkCounted(entity, mapping.sort, index.sortKey),
    ].map((problem) => `${place}: ${problem}`)
  })
}

/** An index key that is made from a number that only DynamoDB knows would be stale after each update. */
function checkCounted(
  entity: EntitySpec,
  templates: readonly string[],
  attributes: readonly KeyAttribute[],
): string[] {
  const { version } = entity
  if (version === undefined) return []
  return templates
    .filter((template, i) => {
      const key = attributes[i]
      return holesOf(template).includes(version) && key !== undefined && !isOwnKey(entity, template, key)
    })
    .map(
      (template) =>
        `the template '${template}' names {${version}}, which DynamoDB counts up by itself, so that an update does not know the key; use {updatedAt}, or let '${version}' itself be the key attribute.`,
    )
}

function checkSide(
  table: TableSpec,
  entity: EntitySpec,
  side: string,
  templates: readonly string[],
  attributes: readonly KeyAttribute[],
): string[] {
  if (templates.length !== attributes.length) {
    return [
      `it has ${templates.length} ${side} templates, but the index has ${attributes.length} ${side} key attributes.`,
    ]
  }
  return templates.flatMap((template, i) =>
    checkTemplate(table, entity, template, attributes[i] as KeyAttribute),
  )
}

function checkTemplate(table: TableSpec, entity: EntitySpec, template: string, key: KeyAttribute): string[] {
  const unknown = holesOf(template).filter((hole) => !Object.hasOwn(entity.attributes, hole))
  if (unknown.length > 0) {
    return unknown.map(
      (hole) => `the template '${template}' names {${hole}}, which is not an attribute of the entity.`,
    )
  }
  if (isSingleHole(template) && (key.type !== 'string' || isOwnKey(entity, template, key))) {
    return checkStoredType(entity, template, key)
  }
  if (key.type !== 'string') {
    return [
      `the key attribute '${key.name}' is a ${key.type}, so its template must be one {hole}, not '${template}'.`,
    ]
  }
  return [...checkSyntax(template, table.delimiter), ...checkHoles(entity, template)]
}

/** Sentences on a template that no key could be made from or read back with. */
export function checkSyntax(template: string, delimiter: string): string[] {
  try {
    parseTemplate(template, delimiter)
    return []
  } catch (error) {
    return [`the template '${template}' ${(error as Error).message}.`]
  }
}

function checkHoles(entity: EntitySpec, template: string): string[] {
  return holesOf(template)
    .filter((hole) => keyText(entity.attributes[hole] as AttributeSpec, 'sort') === undefined)
    .map(
      (hole) => `{${hole}} is of type ${entity.attributes[hole]?.type}, which the text of a key cannot hold.`,
    )
}

function checkStoredType(entity: EntitySpec, template: string, key: KeyAttribute): string[] {
  const spec = entity.attributes[holesOf(template)[0] as string] as AttributeSpec
  if (!isStoredAs(spec, key.type)) {
    return [`the key attribute '${key.name}' is a ${key.type}, but ${template} is of type ${spec.type}.`]
  }
  if (!spec.nullable || isPrimaryKey(entity, template) || !isOwnKey(entity, template, key)) return []
  return [
    `${template} can be null, but it is stored as the key attribute '${key.name}', and DynamoDB refuses null there.`,
  ]
}

/** Of these, `checkWhole` says that they cannot be null. */
const isPrimaryKey = ({ key }: EntitySpec, template: string): boolean =>
  key.partition === template || key.sort === template
