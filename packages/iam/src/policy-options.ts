import type { DesignTypes } from '@keyprint/key-design'

/** Attributes of any entity of a design, by their names in code. */
export type AttributeName<D extends DesignTypes> = {
  [E in keyof D['entities']]: keyof D['entities'][E]['~types']['attributes'] & string
}[keyof D['entities']]

/** A value in a key. */
export type KeyText = string | number | bigint

/** What a policy is made for. */
export interface PolicyOptions<D extends DesignTypes> {
  /** ARN of the table, in full: statements name it, its indexes and its stream exactly. */
  readonly tableArn: string
  /** ARN of the table's customer managed key. Default: none, for tables with a key of AWS. */
  readonly kmsKeyArn?: string | undefined
  /**
   * Allows only items whose partition key begins with these values, by attribute. A value is text, taken literally, or a
   * whole policy variable: `{ tenantId: '${aws:PrincipalTag/tenant}' }`. IAM fills a variable in as it is, so what it
   * stands for must hold neither the key's delimiter nor `%`, `*` or `?`. Default: every item.
   */
  readonly leadingKeys?: { readonly [A in AttributeName<D>]?: KeyText } | undefined
  /** As `leadingKeys`, for values that come from outside: text that looks like a policy variable is none. */
  readonly tenant?: { readonly [A in AttributeName<D>]?: KeyText } | undefined
  /**
   * Allows only requests that name no attributes but these, by entity; the client's reads need `select` then. What the
   * client itself needs (keys, marker, version) is added. Default: every attribute.
   */
  readonly attributes?:
    | {
        readonly [E in keyof D['entities']]?: readonly (keyof D['entities'][E]['~types']['attributes'] &
          string)[]
      }
    | undefined
}
