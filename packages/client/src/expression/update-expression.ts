import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import { locate, locationText, type Step } from './location.js'
import type { Placeholders } from './placeholders.js'

type Clause = 'SET' | 'REMOVE' | 'ADD' | 'DELETE'

/** An UpdateExpression that grows clause by clause. */
export class UpdateExpression {
  readonly #clauses: { readonly [clause in Clause]: string[] } = { SET: [], REMOVE: [], ADD: [], DELETE: [] }
  #repeatable = true

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

  /** False when doing it twice is not the same as doing it once: a sum, an append. */
  get repeatable(): boolean {
    return this.#repeatable
  }

  /** Sets to what an expression gives that depends on what is there: list_append, a sum. */
  setTo(place: string, expression: string): void {
    this.#clauses.SET.push(`${place} = ${expression}`)
    this.#repeatable = false
  }

  setIfMissing(place: string, value: AttributeValue): void {
    this.#clauses.SET.push(`${place} = ${this.orElse(place, value)}`)
  }

  /** What is there, or that value where nothing is. */
  orElse(place: string, value: AttributeValue): string {
    return `if_not_exists(${place}, ${this.placeholders.value(value)})`
  }

  remove(place: string): void {
    this.#clauses.REMOVE.push(place)
  }

  add(place: string, value: AttributeValue): void {
    this.#clauses.ADD.push(`${place} ${this.placeholders.value(value)}`)
    if (value.N !== undefined) this.#repeatable = false
  }

  /** Adds to a number. A missing one counts from its default, which ADD does not know: it counts from 0. */
  addFrom(start: AttributeValue | undefined, place: string, value: AttributeValue): void {
    if (start?.N !== undefined && start.N !== '0')
      this.setTo(place, `${this.orElse(place, start)} + ${this.placeholders.value(value)}`)
    else this.add(place, value)
  }

  /** Raises a version. How often does not matter, as long as it is raised. */
  raise(place: string): void {
    this.#clauses.ADD.push(`${place} ${this.placeholders.value({ N: '1' })}`)
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
