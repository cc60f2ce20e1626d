import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { Values } from '@keyprint/key-design'
import type { CompiledKey } from '../compile/compiled-key.js'
import type { Placeholders } from '../expression/placeholders.js'

/** A key as far as values tell it; one that is a stored value is known or not. */
export interface Bound {
  readonly value: AttributeValue | undefined
  readonly complete: boolean
}

export function boundOf({ template, make }: CompiledKey, values: Values): Bound {
  if (template === undefined) {
    const value = make(values)
    return { value, complete: value !== undefined }
  }
  const { text, complete } = template.lead(values)
  return { value: text === '' ? undefined : { S: text }, complete }
}

/** `#0 = :0` */
export function equality({ name }: CompiledKey, value: AttributeValue, placeholders: Placeholders): string {
  return `${placeholders.name(name)} = ${placeholders.value(value)}`
}

/** `begins_with(#0, :0)` */
export function beginning({ name }: CompiledKey, value: AttributeValue, placeholders: Placeholders): string {
  return `begins_with(${placeholders.name(name)}, ${placeholders.value(value)})`
}

/** Conditions on sort keys: equality as far as values tell all of a key, then how the next one begins. */
export function leadingConditions(
  keys: readonly CompiledKey[],
  values: Values,
  placeholders: Placeholders,
): readonly string[] {
  const conditions: string[] = []
  for (const key of keys) {
    const { value, complete } = boundOf(key, values)
    if (value === undefined) break
    conditions.push((complete ? equality : beginning)(key, value, placeholders))
    if (!complete) break
  }
  return conditions
}
