import type { AttributeValue } from '@aws-sdk/client-dynamodb'

/** The parts of a request that expressions refer to. */
export interface ExpressionParts {
  ExpressionAttributeNames?: Record<string, string>
  ExpressionAttributeValues?: Record<string, AttributeValue>
}

/**
 * Placeholders of one request. Every name goes through one, so that reserved words and odd characters never matter.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ExpressionAttributeNames.html
 */
export class Placeholders {
  readonly #names = new Map<string, string>()
  readonly #values: Record<string, AttributeValue> = {}
  #count = 0

  /** `#0` for a name on the wire; the same for the same name. */
  name(wire: string): string {
    const known = this.#names.get(wire)
    if (known !== undefined) return known
    const placeholder = `#${this.#names.size}`
    this.#names.set(wire, placeholder)
    return placeholder
  }

  /** `#0, #1` for several names, each once. */
  names(wires: readonly string[]): string {
    return [...new Set(wires)].map((wire) => this.name(wire)).join(', ')
  }

  /** `:0` for a value. */
  value(value: AttributeValue): string {
    const placeholder = `:${this.#count++}`
    this.#values[placeholder] = value
    return placeholder
  }

  /** What the request needs; DynamoDB refuses empty ones. */
  parts(): ExpressionParts {
    const parts: ExpressionParts = {}
    if (this.#names.size > 0) {
      parts.ExpressionAttributeNames = Object.fromEntries(
        [...this.#names].map(([wire, placeholder]) => [placeholder, wire]),
      )
    }
    if (this.#count > 0) parts.ExpressionAttributeValues = this.#values
    return parts
  }
}
