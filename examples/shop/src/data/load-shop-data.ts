import pLimit from 'p-limit'
import type { ShopClient } from '../shop-client.js'
import type { Progress } from './progress.js'
import type { ShopData } from './shop-data.js'

/** How data is loaded. */
export interface LoadOptions {
  readonly progress: Progress
  /** Stops the load between two requests. */
  readonly signal?: AbortSignal
}

/** Requests that are under way at once. */
const CONCURRENCY = 8
/** Items of a batch write, which the client cuts into requests of 25: how often progress is shown. */
const SLICE = 250

/** Loads everything into an empty table. */
export async function loadShopData(db: ShopClient, data: ShopData, options: LoadOptions): Promise<void> {
  await loadCustomers(db, data.customers, options)
  await inSlices('products', data.products, options, (slice, call) =>
    db.batch.write((batch) => slice.map((product) => batch.product.put(product)), call),
  )
  await inSlices('orders', data.orders, options, (slice, call) =>
    db.batch.write((batch) => slice.map((order) => batch.order.put(order)), call),
  )
  await inSlices('carts', data.carts, options, (slice, call) =>
    db.batch.write((batch) => slice.map((cart) => batch.cart.put(cart)), call),
  )
}

/** One by one: a batch has no conditions, and without them no email would be unique. */
async function loadCustomers(
  db: ShopClient,
  customers: ShopData['customers'],
  { progress, signal }: LoadOptions,
): Promise<void> {
  const limit = pLimit({ concurrency: CONCURRENCY, rejectOnClear: true })
  progress.start('customers', customers.length)
  try {
    await limit.map(customers, async (customer) => {
      await db.customer.create(customer, { signal })
      progress.advance(1)
    })
  } finally {
    limit.clearQueue()
    progress.end()
  }
}

async function inSlices<Item>(
  what: string,
  items: readonly Item[],
  { progress, signal }: LoadOptions,
  write: (
    slice: readonly Item[],
    call: { readonly signal?: AbortSignal | undefined; readonly concurrency: number },
  ) => PromiseLike<unknown>,
): Promise<void> {
  progress.start(what, items.length)
  try {
    for (let from = 0; from < items.length; from += SLICE) {
      const slice = items.slice(from, from + SLICE)
      await write(slice, { signal, concurrency: CONCURRENCY })
      progress.advance(slice.length)
    }
  } finally {
    progress.end()
  }
}
