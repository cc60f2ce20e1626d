import { checkCompute, checkStoredAs } from '#check-parts'
import type { AttributeSpec, AttributeType, Fill } from './attribute-spec.js'
import { fillWith, NOW } from './fill.js'
import { type Kind, kindOf, ofKind, withTraits } from './kind.js'

/**
 * Whether an attribute must be given and is there when an item is read.
 * `required`: both. `optional`: neither. `defaulted`: need not be given, is there.
 * `managed`: cannot be given, is there.
 */
export type Presence = 'required' | 'optional' | 'defaulted' | 'managed'

/** Whether an update may change it, or does by itself. */
export type Mutability = 'mutable' | 'readOnly' | 'setOnUpdate'

/**
 * An attribute of an entity: immutable, each method gives a changed copy.
 * `Value` is what is read, `Input` what may be written.
 */
export class Attribute<
  Value,
  Input = Value,
  P extends Presence = 'required',
  M extends Mutability = 'mutable',
> {
  /** Types only, never a value. */
  declare readonly '~types': {
    readonly value: Value
    readonly input: Input
    readonly presence: P
    readonly mutability: M
  }

  constructor(readonly spec: AttributeSpec) {}

  /** An item may lack it; reading gives `undefined` then. */
  optional(): Attribute<Value, Input, 'optional', M> {
    return changed(this.spec, { optional: true })
  }

  /** `null` may be stored (DynamoDB type NULL), which is not the same as a missing attribute. */
  nullable(): Attribute<Value | null, Input | null, P, M> {
    return changed(this.spec, { nullable: true })
  }

  /** Filled in on create and put when not given; a constant also when an item that lacks it is read. */
  default(value: Input | (() => Input)): Attribute<Value, Input, 'defaulted', M> {
    return changed(required(this.spec), { default: fillWith(value) })
  }

  /** Filled in on create and put when not given. Timestamps take the current time; others need `compute`. */
  setOnCreate(...compute: FillArguments<Value, Input>): Attribute<Value, Input, 'defaulted', M> {
    return changed(required(this.spec), { setOnCreate: fillOf(this.spec, compute[0]) })
  }

  /** Filled in on every write when not given. Timestamps take the current time; others need `compute`. */
  setOnUpdate(
    ...compute: FillArguments<Value, Input>
  ): Attribute<Value, Input, 'defaulted', M extends 'readOnly' ? M : 'setOnUpdate'> {
    return changed(required(this.spec), { setOnUpdate: fillOf(this.spec, compute[0]) })
  }

  /** Written when the item is created, never changed by an update. */
  readOnly(): Attribute<Value, Input, P, 'readOnly'> {
    return changed(this.spec, { readOnly: true })
  }

  /** Name on the wire, where it is to differ from the name in code. */
  storedAs(name: string): Attribute<Value, Input, P, M> {
    checkStoredAs(name)
    return changed(this.spec, { storedAs: name })
  }

  /** For documentation that is made from the design. */
  describe(description: string): Attribute<Value, Input, P, M> {
    return changed(this.spec, { description })
  }
}

/** An attribute of a kind, without any traits. */
export function attributeOf<Value, Input, T extends AttributeType>(
  kind: Kind<T>,
  type: T,
): Attribute<Value, Input> {
  return new Attribute(ofKind(kind, type))
}

/** Not a private method: with one, the types of two copies of this package would not fit each other. */
function changed<A>(spec: AttributeSpec, traits: Partial<AttributeSpec>): A {
  return new Attribute(withTraits(spec, traits)) as A
}

/** What is filled in is there, also when it was declared optional before. */
function required(spec: AttributeSpec): AttributeSpec {
  const { optional: _, ...others } = spec
  return ofKind(kindOf(spec), others)
}

/** A timestamp knows the time by itself; every other attribute must be told how to compute its value, and any() too. */
export type FillArguments<Value, Input> = [Date] extends [Value]
  ? 0 extends 1 & Value
    ? [compute: () => Input]
    : [compute?: () => Input]
  : [compute: () => Input]

function fillOf(spec: AttributeSpec, compute: (() => unknown) | undefined): Fill {
  checkCompute(spec, compute)
  return compute === undefined ? NOW : { kind: 'computed', compute }
}
