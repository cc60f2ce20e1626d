import type { RowKey } from '../rows/key.js'
import { prefixOf } from '../tenants/tenant-id.js'
import type { Item } from './calls.js'
import { EMPTY, type World } from './world.js'

const PARTITIONS = 2
const ITEMS = 6

/**
 * Some keys of a tenant that one worker at a time writes, so that what they hold is known. Other workers may use other
 * lanes of the tenant at the same time.
 */
export class Lane {
  readonly keys: readonly RowKey[]
  readonly partitions: readonly string[]
  /** What its keys may hold; more than one after an outcome that is unknown, none after what cannot be. */
  worlds: readonly World[] = [EMPTY]
  isBusy = false
  private puts = 0

  constructor(
    readonly tenantId: string,
    readonly number: number,
  ) {
    this.partitions = Array.from(
      { length: PARTITIONS },
      (_, i) => `${prefixOf(tenantId)}#order#${number}.${i}`,
    )
    this.keys = this.partitions.flatMap((pk) =>
      Array.from({ length: ITEMS }, (_, i) => ({ pk, sk: `order#${i}` })),
    )
  }

  /** An item that was never sent before, marked with whose it is. */
  newItem(key: RowKey): Item {
    const { tenantId: tenant, number: lane } = this
    this.puts += 1
    return {
      ...key,
      tenant,
      lane,
      put: this.puts,
      text: TEXTS[this.puts % TEXTS.length],
      lines: [{ price: 0.1 }, null],
    }
  }

  readonly owns = (item: Item): boolean => item.lane === this.number
}

const TEXTS = ['', 'Grüße, 日本 😀', '"\\\n\u0000', 'x'.repeat(1_000)]
