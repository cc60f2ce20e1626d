import type { AttributeSpec } from '../attribute/attribute-spec.js'
import { type Kind, kindOf, ofKind } from '../attribute/kind.js'
import { bigintKind } from '../attribute/kinds/bigint.js'
import { booleanKind } from '../attribute/kinds/boolean.js'
import { decimalKind } from '../attribute/kinds/decimal.js'
import { integerKind } from '../attribute/kinds/integer.js'
import { literalKind } from '../attribute/kinds/literal.js'
import { numberKind } from '../attribute/kinds/number.js'
import { oneOfKind } from '../attribute/kinds/one-of.js'
import { schemaKind } from '../attribute/kinds/schema.js'
import { stringKind } from '../attribute/kinds/string.js'
import { timestampKind } from '../attribute/kinds/timestamp.js'
import { ulidKind } from '../attribute/kinds/ulid.js'
import type { DesignSpec } from '../design/design.js'
import type { EntitySpec } from '../entity/entity-spec.js'
import type { UpcasterSpec } from '../entity/upcast.js'

/** The kinds that can stand in keys, by the types of their attributes. */
const KINDS: { readonly [type: string]: Kind<never> | undefined } = {
  bigint: bigintKind,
  boolean: booleanKind,
  decimal: decimalKind,
  integer: integerKind,
  literal: literalKind,
  number: numberKind,
  oneOf: oneOfKind,
  schema: schemaKind,
  string: stringKind,
  timestamp: timestampKind,
  ulid: ulidKind,
}

/** A design whose attributes know how they stand in keys, also when it was read from JSON. */
export function withKinds(design: DesignSpec): DesignSpec {
  return { ...design, entities: mapped(design.entities, withKindsOfAttributes) }
}

const withKindsOfAttributes = (entity: EntitySpec): EntitySpec => ({
  ...entity,
  attributes: mapped(entity.attributes, withKind),
  ...(entity.upcasters === undefined ? {} : { upcasters: mapped(entity.upcasters, withKindsOfUpcaster) }),
})

const withKindsOfUpcaster = (upcaster: UpcasterSpec): UpcasterSpec => ({
  ...upcaster,
  attributes: mapped(upcaster.attributes, withKind),
})

function withKind(spec: AttributeSpec): AttributeSpec {
  if (kindOf(spec) !== undefined) return spec
  const kind = Object.hasOwn(KINDS, spec.type) ? KINDS[spec.type] : undefined
  return ofKind(kind as Kind | undefined, { ...spec })
}

function mapped<T>(named: { readonly [name: string]: T }, change: (value: T) => T) {
  return Object.fromEntries(Object.entries(named).map(([name, value]) => [name, change(value)]))
}
