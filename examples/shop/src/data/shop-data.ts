import { readFile } from 'node:fs/promises'
import { decodeTime } from 'ulid'
import type { NewCart, NewCustomer, NewOrder, NewProduct } from '../design.js'
import { totalInCents } from '../orders/total.js'
import { InvalidRowError } from './invalid-row-error.js'
import { type Row, readRows } from './read-rows.js'
import { checkPairs, checkReferences, grouped, indexed } from './references.js'
import { cartLineRow, customerRow, orderLineRow, orderRow, productRow } from './schemas.js'

/** Everything that is under `data`, as the items that it becomes. */
export interface ShopData {
  readonly customers: readonly NewCustomer[]
  readonly products: readonly NewProduct[]
  readonly orders: readonly NewOrder[]
  readonly carts: readonly NewCart[]
}

/** The CSV files by name. */
export type CsvFiles = Readonly<Record<(typeof FILES)[number], string>>

const FILES = ['customers.csv', 'products.csv', 'orders.csv', 'order-lines.csv', 'cart-lines.csv'] as const
const CART_LIFETIME = { days: 7 }

/**
 * Reads the CSV files in a folder, and checks that they fit together.
 * @throws InvalidRowError naming file, line and column.
 */
export async function readShopData(folder: URL): Promise<ShopData> {
  const texts = FILES.map(async (file) => [file, await readFile(new URL(file, folder), 'utf8')] as const)
  return toShopData(Object.fromEntries(await Promise.all(texts)) as CsvFiles)
}

/** The same, from texts. */
export function toShopData(files: CsvFiles): ShopData {
  const customers = readRows('customers.csv', files['customers.csv'], customerRow)
  const products = readRows('products.csv', files['products.csv'], productRow)
  const orders = readRows('orders.csv', files['orders.csv'], orderRow)
  const orderLines = readRows('order-lines.csv', files['order-lines.csv'], orderLineRow)
  const cartLines = readRows('cart-lines.csv', files['cart-lines.csv'], cartLineRow)

  const knownCustomers = indexed('customers.csv', customers, 'customerId')
  const knownProducts = indexed('products.csv', products, 'sku')
  indexed('customers.csv', customers, 'email')
  checkReferences('orders.csv', orders, 'customerId', knownCustomers)
  checkReferences('order-lines.csv', orderLines, 'orderId', indexed('orders.csv', orders, 'orderId'))
  checkReferences('order-lines.csv', orderLines, 'sku', knownProducts)
  checkPairs('order-lines.csv', orderLines, 'orderId', 'sku')
  checkReferences('cart-lines.csv', cartLines, 'customerId', knownCustomers)
  checkReferences('cart-lines.csv', cartLines, 'sku', knownProducts)
  checkPairs('cart-lines.csv', cartLines, 'customerId', 'sku')

  const ordersOf = grouped(orders, 'customerId')
  const linesOf = grouped(orderLines, 'orderId')
  return {
    customers: customers.map(({ value }) => ({
      ...value,
      orderCount: ordersOf.get(value.customerId)?.length ?? 0,
    })),
    products: [...knownProducts.values()],
    orders: orders.map((row) => toOrder(row, linesOf.get(row.value.orderId) ?? [], knownProducts)),
    carts: [...grouped(cartLines, 'customerId')].map(([customerId, lines]) => ({
      customerId,
      lines: lines.map(({ sku, quantity }) => ({ sku, quantity })),
      expiresAt: CART_LIFETIME,
    })),
  }
}

type OrderRow = (typeof orderRow)['_output']
type OrderLineRow = (typeof orderLineRow)['_output']

function toOrder(
  { line, value }: Row<OrderRow>,
  lines: readonly OrderLineRow[],
  products: ReadonlyMap<string, NewProduct>,
): NewOrder {
  if (lines.length === 0) throw new InvalidRowError('orders.csv', line, 'orderId', 'the order has no lines')
  if (decodeTime(value.orderId) !== value.placedAt.getTime())
    throw new InvalidRowError('orders.csv', line, 'placedAt', 'it is not the time that is in orderId')
  const named = lines.map(({ sku, quantity, priceInCents }) => ({
    sku,
    name: products.get(sku)?.name ?? sku,
    quantity,
    priceInCents,
  }))
  return { ...value, lines: named, totalInCents: totalInCents(named) }
}
