import type { AnyAccessPattern } from '../access-pattern/access-pattern.js'
import type { AccessPatternSpec } from '../access-pattern/access-pattern-spec.js'
import type { AnyEntity } from '../entity/entity.js'
import type { EntitySpec } from '../entity/entity-spec.js'
import type { TableSpec } from '../table/table-spec.js'

/** A design as plain data: what the client, the policies, the tables and the documentation are made from. */
export interface DesignSpec {
  readonly table: TableSpec
  readonly entities: { readonly [name: string]: EntitySpec }
  readonly accessPatterns: { readonly [name: string]: AccessPatternSpec }
}

/** What the types know of a design. */
export interface DesignTypes {
  readonly entities: { readonly [name: string]: AnyEntity }
  readonly accessPatterns: { readonly [name: string]: AnyAccessPattern }
}

/** A design: frozen, plain data. `JSON.stringify` of it does not depend on the order of the source. */
export interface Design<D extends DesignTypes = DesignTypes> extends DesignSpec {
  /** Types only, never a value. */
  readonly '~types': D
}
