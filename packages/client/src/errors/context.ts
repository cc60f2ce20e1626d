/** What is known of the item that an error is about. */
export interface ItemContext {
  /** Name of the entity in the design. */
  readonly entity: string
  /** The parts of its key, by the names of the attributes in code. */
  readonly key: { readonly [attribute: string]: unknown }
}

/** `customer { customerId: "c1" }`: an item as a message shows it. */
export function itemText({ entity, key }: ItemContext): string {
  const parts = Object.entries(key).map(([name, value]) => `${name}: ${text(value)}`)
  return `${entity} { ${parts.join(', ')} }`
}

function text(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value)
  return value instanceof Date ? value.toISOString() : String(value)
}
