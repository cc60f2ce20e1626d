export type {
  AccessPattern,
  AccessPatternOptions,
  AnyAccessPattern,
  IndexOf,
  Source,
  TypesOf,
} from './access-pattern/access-pattern.js'
export { get, query, scan } from './access-pattern/access-pattern.js'
export type { AccessPatternSpec, GetSpec, QuerySpec, ScanSpec } from './access-pattern/access-pattern-spec.js'
export {
  type AccessPatternDescription,
  describeAccessPatterns,
  type KeyConditionDescription,
} from './access-pattern/describe.js'
export { Attribute, type FillArguments, type Mutability, type Presence } from './attribute/attribute.js'
export type {
  AttributeSpec,
  AttributeSpecs,
  AttributeType,
  Fill,
  ManagedBy,
  SchemaResult,
  SchemaType,
  TimestampFormat,
} from './attribute/attribute-spec.js'
export { wireName } from './attribute/attribute-spec.js'
export type {
  AnyAttribute,
  AttributeLike,
  Attributes,
  Flat,
  GivenOf,
  InputOf,
  ItemOf,
  NewItemOf,
  PresenceOf,
  ValueOf,
} from './attribute/attribute-types.js'
export {
  any,
  bigint,
  binary,
  binarySet,
  boolean,
  type Duration,
  decimal,
  integer,
  list,
  literal,
  map,
  number,
  numberSet,
  oneOf,
  record,
  string,
  stringSet,
  timestamp,
  timeToLive,
  ulid,
} from './attribute/builders.js'
export { isUlid } from './attribute/kinds/ulid.js'
export type { StandardSchema } from './attribute/standard-schema.js'
export { checkDesign } from './check/check-design.js'
export { defineDesign } from './design/define-design.js'
export type { Design, DesignSpec, DesignTypes } from './design/design.js'
export { designFromJson } from './design/design-from-json.js'
export { designFingerprint } from './design/fingerprint.js'
export { type DefinedEntity, defineEntity } from './entity/define-entity.js'
export type {
  AnyEntity,
  Entity,
  EntityIndex,
  EntityIndexTypes,
  EntityOf,
  EntityTypes,
  Item,
  Key,
  KeyOf,
  KeyParts,
  NewItem,
  PartsOf,
} from './entity/entity.js'
export type {
  EntityIndexInput,
  EntityIndexInputs,
  KeyInput,
  ManagedAttributes,
} from './entity/entity-input.js'
export type { EntityIndexSpec, EntitySpec, KeyTemplates, UniqueSpec } from './entity/entity-spec.js'
export { type OlderShape, olderShape } from './entity/older-shape.js'
export { GUARD_OWNER, type UniqueInput, uniqueSpec } from './entity/unique.js'
export { type Upcaster, type UpcasterSpec, type UpcastOptions, upcast } from './entity/upcast.js'
export type { UpcasterInputs } from './entity/upcaster-types.js'
export { DesignError } from './errors/design-error.js'
export { KeyprintError } from './errors/keyprint-error.js'
export type { Problem } from './errors/problem.js'
export { show } from './errors/show.js'
export { type ValidationDetails, ValidationError } from './errors/validation-error.js'
export { decimalText, numberProblem, parseDecimal } from './key/decimal-text.js'
export { isoDate, isoText } from './key/iso-date.js'
export type { KeyRecipe, KeyRecipes } from './key/key-recipe.js'
export { MAX_PARTITION_KEY_BYTES, MAX_SORT_KEY_BYTES } from './key/key-size.js'
export { type KeyTemplate, keyTemplate, type Lead, type Values } from './key/key-template.js'
export type { KeyPosition } from './key/key-text.js'
export { utf8Bytes } from './key/utf8.js'
export { shardWidth } from './shard/shard-text.js'
export { indexKeyRecipes, keyRecipe, primaryKeyRecipes } from './shard/sharded-recipes.js'
export {
  defineTable,
  type GlobalIndexInput,
  type IndexKeyInput,
  type KeyAttributeInput,
  type LocalIndexInput,
  type Table,
  type TableInput,
} from './table/define-table.js'
export { type SchemaMarkers, schemaMarkers } from './table/schema-markers.js'
export { type CreateTableInput, tableInput } from './table/table-input.js'
export type {
  IndexSpec,
  KeyAttribute,
  KeyType,
  Projection,
  StreamView,
  TableSpec,
} from './table/table-spec.js'
export { type TimeToLiveInput, timeToLiveInput } from './table/time-to-live-input.js'
export { holesOf } from './template/holes.js'
export { parseTemplate, type Segment, type Template } from './template/parse-template.js'
export { isShard, MAX_SHARDS, MIN_SHARDS, shardCount, shardsIn } from './template/shards.js'
export type { HoleList, HoleListOf, Holes, HolesOf, Shard, TemplateInput } from './template/template-types.js'
