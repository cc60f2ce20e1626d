import { keyText, type RowKey } from '../../rows/key.js'

type Item = RowKey & { readonly [name: string]: unknown }
type Write =
  | { readonly put: { readonly item: Item | string } }
  | { readonly delete: RowKey }
  | { readonly check: RowKey }

/** What a tenant has, going by what its writes were answered. Nobody else writes to it. */
export class WrittenItems {
  private readonly items = new Map<string, Item>()

  get(key: RowKey): Item | null {
    return this.items.get(keyText(key)) ?? null
  }

  all(): readonly Item[] {
    return [...this.items.values()].sort((a, b) => (keyText(a) < keyText(b) ? -1 : 1))
  }

  // biome-ignore lint/suspicious/noExplicitAny: what was sent and answered, of any operation.
  note(operation: string, body: any, answer: any): void {
    if (operation === 'put') this.write({ put: body })
    if (operation === 'delete') this.write({ delete: body })
    if (body.writes === undefined) return
    body.writes.forEach((write: Write, i: number) => {
      if (answer.written === true || answer.outcomes?.[i] === 'done') this.write(write)
    })
  }

  private write(write: Write): void {
    if ('put' in write) {
      const { item } = write.put
      const given: Item = typeof item === 'string' ? JSON.parse(item) : item
      this.items.set(keyText(given), given)
    } else if ('delete' in write) this.items.delete(keyText(write.delete))
  }
}
