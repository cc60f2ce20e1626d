import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import { locate, locationText, type Step } from './location.js'
import type { Placeholders } from './placeholders.js'

type Clause = 'SET' | 'REMOVE' | 'ADD' | 'DELETE'

/** An UpdateExpression that grows clause by clause. */
export class UpdateExpression {
  readonly #clauses: { readonly [clause in Clause]: string[] } = { SET: [], REMOVE: [], ADD: [], DELETE: [] }

  constructor(
    private readonly entity: CompiledEntity,
    readonly placeholders: Placeholders,
  ) {}

  /** The place as the expression names it. */
  place(path: readonly Step[]): string {
    return locationText(locate(this.entity, path), this.placeholders)
  }

  set(place: string, value: AttributeValue): void {
    this.#clauses.SET.push(`${place} = ${this.placeholders.value(value)}`)
  }

  /** Sets to what an expression gives: list_append, if_not_exists, a sum. */
  setTo(place: string, expression: string): void {
    this.#clauses.SET.push(`${place} = ${expression}`)
  }

  remove(place: string): void {
    this.#clauses.REMOVE.push(place)
  }

  add(place: string, value: AttributeValue): void {
    this.#clauses.ADD.push(`${place} ${this.placeholders.value(value)}`)
  }

  delete(place: string, value: AttributeValue): void {
    this.#clauses.DELETE.push(`${place} ${this.placeholders.value(value)}`)
  }

  /** Empty when nothing changes. */
  text(): string {
    return Object.entries(this.#clauses)
      .filter(([, parts]) => parts.length > 0)
      .map(([clause, parts]) => `${clause} ${parts.join(', ')}`)
      .join(' ')
  }
}
