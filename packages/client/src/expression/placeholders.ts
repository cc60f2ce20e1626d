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
  /** Names on the wire, each at the number of its placeholder. */
  readonly #names: string[] = []
  readonly #values: Record<string, AttributeValue> = {}
  #count = 0

  /** `#0` for a name on the wire; the same for the same name. */
  name(wire: string): string {
    const known = this.#names.indexOf(wire)
    return `#${known === -1 ? this.#names.push(wire) - 1 : known}`
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

  /** The values so far. */
  values(): readonly AttributeValue[] {
    return Object.values(this.#values)
  }

  /** What the request needs; DynamoDB refuses empty ones. */
  parts(): ExpressionParts {
    const parts: ExpressionParts = {}
    if (this.#names.length > 0) {
      const names: Record<string, string> = {}
      for (const [i, wire] of this.#names.entries()) names[`#${i}`] = wire
      parts.ExpressionAttributeNames = names
    }
    if (this.#count > 0) parts.ExpressionAttributeValues = this.#values
    return parts
  }
}
