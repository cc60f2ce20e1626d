import { KeyprintError } from './keyprint-error.js'
import { show } from './show.js'

/** What is known about a refused value. */
export interface ValidationDetails {
  /** Name of the entity in the design. */
  readonly entity?: string | undefined
  /** Path of the attribute in code, such as `lines[0].sku`. */
  readonly attribute?: string | undefined
  /** The refused value itself. */
  readonly value?: unknown
  /** What to do instead, a clause without a full stop. */
  readonly remedy?: string | undefined
}

/** A value that the design does not allow. Thrown before anything is sent to DynamoDB. */
export class ValidationError extends KeyprintError {
  override readonly name = 'ValidationError'
  readonly code = 'VALIDATION'
  readonly entity: string | undefined
  readonly attribute: string | undefined
  readonly value: unknown
  readonly remedy: string | undefined

  constructor(
    /** What is wrong, without its place: "is empty". */
    readonly reason: string,
    details: ValidationDetails = {},
  ) {
    super(message(reason, details))
    this.entity = details.entity
    this.attribute = details.attribute
    this.value = details.value
    this.remedy = details.remedy
  }

  /** The same refusal, seen from further out: an entity, or a path that leads to the attribute. */
  within(place: { readonly entity?: string; readonly path?: string }): ValidationError {
    const { entity = this.entity, path } = place
    const attribute = path === undefined ? this.attribute : joinPath(path, this.attribute)
    return new ValidationError(this.reason, { ...this, entity, attribute })
  }
}

/** `lines` and `[0].sku` → `lines[0].sku` */
export function joinPath(outer: string, inner: string | undefined): string {
  if (inner === undefined) return outer
  return inner.startsWith('[') ? outer + inner : `${outer}.${inner}`
}

function message(reason: string, { entity, attribute, value, remedy }: ValidationDetails): string {
  const place = [entity, attribute].filter((part) => part !== undefined).join('.')
  const got = value === undefined ? '' : ` (got ${show(value)})`
  return `${place === '' ? 'The value' : place} ${reason}${got}${remedy === undefined ? '' : `; ${remedy}`}.`
}
