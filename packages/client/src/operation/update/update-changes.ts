import { type AttributeSpec, ValidationError } from '@keyprint/key-design'
import {
  anyCodec,
  at,
  type CodedAttribute,
  encodeOne,
  isOptional,
  type StoredValue,
  setOwn,
  storedDefault,
} from '@keyprint/key-design/codec'
import type { CompiledEntity } from '../../compile/compiled-entity.js'
import { changesOf, oldList, type WritableChange } from '../../expression/change.js'
import type { Change } from '../../expression/change-types.js'
import type { UpdateExpression } from '../../expression/update-expression.js'
import { storedParts } from '../../item/key-of.js'
import { guardedAttributes } from '../unique/guarded-attributes.js'

/** Changes as they are given. */
export interface Changes {
  readonly set?: { readonly [attribute: string]: unknown } | undefined
  readonly remove?: readonly string[] | undefined
  readonly add?: { readonly [attribute: string]: unknown } | undefined
  readonly delete?: { readonly [attribute: string]: unknown } | undefined
  readonly append?: { readonly [attribute: string]: unknown } | undefined
  readonly prepend?: { readonly [attribute: string]: unknown } | undefined
  readonly change?: ((item: never) => Change | readonly Change[]) | undefined
}

/**
 * Changes after checks: nothing undefined, no attribute twice, what is set on update filled in. Parts of keys have gone
 * through their schemas, which may give something else each time.
 */
export interface ResolvedChanges {
  readonly set: { readonly [attribute: string]: unknown }
  readonly remove: readonly string[]
  readonly clauses: readonly ClauseChange[]
  readonly nested: readonly WritableChange[]
}

type Clause = 'add' | 'delete' | 'append' | 'prepend'

interface ClauseChange {
  readonly clause: Clause
  readonly name: string
  readonly value: unknown
}

const CLAUSES: readonly Clause[] = ['add', 'delete', 'append', 'prepend']

/** Checks the changes of an update. */
export function resolveChanges(entity: CompiledEntity, changes: Changes): ResolvedChanges {
  const given = Object.entries(changes.set ?? {}).filter(([, value]) => value !== undefined)
  const remove = changes.remove ?? []
  const clauses: ClauseChange[] = []
  for (const clause of CLAUSES) {
    for (const [name, value] of Object.entries(changes[clause] ?? {}))
      if (value !== undefined) clauses.push({ clause, name, value })
  }
  const nested = changes.change === undefined ? [] : changesOf(changes.change, entity)
  const names = [...given.map(([name]) => name), ...remove, ...clauses.map(({ name }) => name)]
  for (const name of names) refuseFixed(entity, name)
  for (const name of remove) refuseNeeded(entity, name)
  for (const { name } of clauses) refuseKeyPart(entity, name)
  for (const { path } of nested) checkNested(entity, String(path[0]))
  refuseTwice(names, nested)
  const changed = new Set([...names, ...nested.map(({ path }) => String(path[0]))])
  const set = {}
  for (const [name, value] of given) setOwn(set, name, value)
  fill(set, entity, changed)
  return { set: storedParts(entity, set), remove, clauses, nested }
}

/** Writes changes into the expression of an update. */
export function writeChanges(
  entity: CompiledEntity,
  changes: ResolvedChanges,
  update: UpdateExpression,
): void {
  const place = ({ wire }: CodedAttribute) => update.placeholders.name(wire)
  for (const [name, value] of Object.entries(changes.set)) {
    const attribute = entity.attribute(name)
    update.set(place(attribute), encodeOne(restoring(entity, attribute), value))
  }
  for (const name of changes.remove) update.remove(place(entity.attribute(name)))
  for (const change of changes.clauses) writeClause(entity.attribute(change.name), change, update)
  for (const { write } of changes.nested) write(entity, update)
  const { version } = entity.spec
  if (version !== undefined) update.raise(place(entity.attribute(version)))
}

/** Parts of keys are stored as their schemas have given them, not by asking these again. */
function restoring({ schemaParts }: CompiledEntity, attribute: CodedAttribute): CodedAttribute {
  const { codec } = attribute
  if (!schemaParts.includes(attribute)) return attribute
  return { ...attribute, codec: { ...codec, encode: codec.restore ?? codec.encode } }
}

function writeClause(
  attribute: CodedAttribute,
  { clause, value }: ClauseChange,
  update: UpdateExpression,
): void {
  checkClause(attribute, clause)
  const place = update.placeholders.name(attribute.wire)
  const stored = encodeOne(operandOf(attribute, clause), value)
  if (clause === 'delete') update.delete(place, stored)
  else if (clause === 'add' && stored.N === undefined) update.add(place, stored)
  else if (clause === 'add') update.addFrom(storedDefault(attribute), place, stored)
  else extendList(place, clause, update.placeholders.value(stored), storedDefault(attribute), update)
}

/** What is added to a number or a set is no value that its schema has to allow: -1 of what is never negative. */
function operandOf(attribute: CodedAttribute, clause: Clause): CodedAttribute {
  const whole = attribute.spec.type !== 'schema' || clause === 'append' || clause === 'prepend'
  return whole ? attribute : { ...attribute, codec: anyCodec }
}

function extendList(
  place: string,
  clause: Clause,
  added: string,
  start: StoredValue | undefined,
  update: UpdateExpression,
): void {
  const old = oldList(place, start, update)
  update.setTo(place, clause === 'append' ? `list_append(${old}, ${added})` : `list_append(${added}, ${old})`)
}

const SETS = ['stringSet', 'numberSet', 'binarySet']
const FITTING: { readonly [clause in Clause]: readonly string[] } = {
  add: ['number', 'integer', 'bigint', 'decimal', ...SETS, 'any', 'schema'],
  delete: [...SETS, 'any', 'schema'],
  append: ['list', 'any', 'schema'],
  prepend: ['list', 'any', 'schema'],
}

function checkClause({ name, spec }: CodedAttribute, clause: Clause): void {
  if (FITTING[clause].includes(spec.type)) return
  refuse(name, `is of type ${spec.type}, on which '${clause}' does nothing`, 'use set')
}

/** What every update sets by itself, unless it is told otherwise. */
function fill(
  set: Record<string, unknown>,
  { attributes }: CompiledEntity,
  changed: ReadonlySet<string>,
): void {
  for (const { name, spec } of attributes) {
    if (changed.has(name)) continue
    const value = fillUpdated(spec)
    if (value !== undefined) setOwn(set, name, value)
  }
}

const fillUpdated = ({ managed, setOnUpdate }: AttributeSpec): unknown =>
  managed === 'updatedAt' ? new Date() : setOnUpdate?.compute()

function refuse(name: string, reason: string, remedy: string): never {
  return at(name, () => {
    throw new ValidationError(reason, { remedy })
  })
}

/** Refuses to change what an update must not change. */
function refuseFixed(entity: CompiledEntity, name: string): void {
  const spec = entity.attribute(name)?.spec
  if (spec === undefined) {
    refuse(
      name,
      'is not declared',
      `the attributes are ${entity.attributes.map((one) => one.name).join(', ')}`,
    )
  }
  if (entity.keyParts.includes(name))
    refuse(name, 'is part of the primary key, which never changes', 'create another item')
  if (spec.readOnly) refuse(name, 'is read-only', 'leave it out, or put the whole item')
  if (spec.managed !== undefined) refuse(name, 'is kept by Keyprint', 'leave it out')
}

function refuseNeeded(entity: CompiledEntity, name: string): void {
  if (!isOptional(entity.attribute(name).spec))
    refuse(name, 'is not optional, so it cannot be removed', 'set it instead')
}

/** The result of add or append is not known beforehand, so no key can be made from it. */
function refuseKeyPart(entity: CompiledEntity, name: string): void {
  const key = [...entity.derivedKeys, ...entity.ownIndexKeys].find(({ holes }) => holes.includes(name))
  if (key !== undefined && !key.own)
    refuse(name, `is part of the index key '${key.name}', so its new value must be known`, 'use set')
  if (guardedAttributes(entity).includes(name))
    refuse(name, 'is guarded as unique, so its new value must be known', 'use set')
}

function checkNested(entity: CompiledEntity, name: string): void {
  refuseFixed(entity, name)
  refuseKeyPart(entity, name)
}

function refuseTwice(names: readonly string[], nested: readonly WritableChange[]): void {
  const roots = [...new Set(nested.map(({ path }) => String(path[0])))]
  const all = [...names, ...roots]
  const twice = all.find((name, i) => all.indexOf(name) !== i)
  if (twice !== undefined) refuse(twice, 'is changed in two ways by one update', 'choose one of them')
}
