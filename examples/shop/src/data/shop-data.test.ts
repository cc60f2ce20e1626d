import { describe, expect, it } from 'vitest'
import { InvalidRowError } from './invalid-row-error.js'
import { type CsvFiles, readShopData, toShopData } from './shop-data.js'

const FOLDER = new URL('../../data/', import.meta.url)
const ORDER = '01M7GJ2XFVPBBB1CM4NCQ9XYY4'

/** A shop of one customer, one product, one order and one cart. */
const small: CsvFiles = {
  'customers.csv':
    'customerId,email,name,city,tier,createdAt\nC1,a@example.com,Ada,Oslo,plus,2026-01-01T00:00:00.000Z\n',
  'products.csv': 'sku,name,category,priceInCents,stock\nP1,"Bowl, large",Kitchen,1890,7\n',
  'orders.csv': `orderId,customerId,status,placedAt\n${ORDER},C1,paid,2026-11-15T21:33:48.923Z\n`,
  'order-lines.csv': `orderId,sku,quantity,priceInCents\n${ORDER},P1,2,1790\n`,
  'cart-lines.csv': 'customerId,sku,quantity\nC1,P1,1\n',
}

describe('the committed files', () => {
  it('hold 500 customers, 200 products and 5,000 orders', async () => {
    const { customers, products, orders, carts } = await readShopData(FOLDER)

    expect([customers.length, products.length, orders.length]).toEqual([500, 200, 5000])
    expect(carts).toHaveLength(40)
    expect(customers.reduce((sum, { orderCount = 0 }) => sum + orderCount, 0)).toBe(5000)
  })
})

describe('files that fit together', () => {
  it('become the items of the shop', () => {
    expect(toShopData(small)).toEqual({
      customers: [
        {
          customerId: 'C1',
          email: 'a@example.com',
          name: 'Ada',
          city: 'Oslo',
          tier: 'plus',
          createdAt: new Date('2026-01-01'),
          orderCount: 1,
        },
      ],
      products: [{ sku: 'P1', name: 'Bowl, large', category: 'Kitchen', priceInCents: 1890, stock: 7 }],
      orders: [
        {
          orderId: ORDER,
          customerId: 'C1',
          status: 'paid',
          placedAt: new Date('2026-11-15T21:33:48.923Z'),
          totalInCents: 3580,
          lines: [{ sku: 'P1', name: 'Bowl, large', quantity: 2, priceInCents: 1790 }],
        },
      ],
      carts: [{ customerId: 'C1', lines: [{ sku: 'P1', quantity: 1 }], expiresAt: { days: 7 } }],
    })
  })

  it('have emails in lower case, as those are that are looked for', () => {
    const [customer] = toShopData({
      ...small,
      'customers.csv': small['customers.csv'].replace('a@example.com', 'A@Example.com'),
    }).customers

    expect(customer?.email).toBe('a@example.com')
  })

  it('may come from Windows: byte order mark, carriage returns, empty lines', () => {
    const windows = Object.fromEntries(
      Object.entries(small).map(([file, text]) => [file, `\uFEFF${text.replaceAll('\n', '\r\n')}\r\n`]),
    )

    expect(toShopData(windows as CsvFiles)).toEqual(toShopData(small))
  })
})

describe('a file that does not fit is refused with its place:', () => {
  it.each<[keyof CsvFiles, string, string, string]>([
    [
      'customers.csv',
      'a@example.com',
      'nobody',
      'customers.csv, line 2, column email: "nobody" does not fit',
    ],
    ['customers.csv', 'plus', 'gold', 'customers.csv, line 2, column tier: "gold" does not fit'],
    ['customers.csv', '2026-01-01T', '2026-13-01T', 'customers.csv, line 2, column createdAt: '],
    [
      'products.csv',
      '1890',
      '18.90',
      'products.csv, line 2, column priceInCents: "18.90" does not fit (a whole number)',
    ],
    [
      'customers.csv',
      'C1',
      'C'.repeat(65),
      `customers.csv, line 2, column customerId: "${'C'.repeat(65)}" does not fit`,
    ],
    ['products.csv', 'Kitchen', 'Cars', 'products.csv, line 2, column category: "Cars" does not fit'],
    ['products.csv', ',7', '', 'products.csv, line 2: '],
    ['products.csv', '"Bowl, large"', '"Bowl', 'products.csv, line '],
    ['products.csv', ',stock', '', 'products.csv, line 1, column stock: the column is missing.'],
    ['orders.csv', 'paid', 'lost', 'orders.csv, line 2, column status: "lost" does not fit'],
    ['orders.csv', ORDER, ORDER.toLowerCase(), 'orders.csv, line 2, column orderId: '],
    ['orders.csv', 'C1', 'C2', 'orders.csv, line 2, column customerId: C2 is not known.'],
    [
      'orders.csv',
      '48.923Z',
      '48.924Z',
      'orders.csv, line 2, column placedAt: it is not the time that is in orderId.',
    ],
    ['order-lines.csv', 'P1', 'P2', 'order-lines.csv, line 2, column sku: P2 is not known.'],
    [
      'order-lines.csv',
      ',2,',
      ',0,',
      'order-lines.csv, line 2, column quantity: "0" does not fit (at least 1).',
    ],
    [
      'order-lines.csv',
      `\n${ORDER},P1,2,1790`,
      '',
      'orders.csv, line 2, column orderId: the order has no lines.',
    ],
    [
      'order-lines.csv',
      ',1790\n',
      `,1790\n${ORDER},P1,1,1790\n`,
      `order-lines.csv, line 3, column sku: P1 is there already for ${ORDER}.`,
    ],
    [
      'cart-lines.csv',
      ',1\n',
      ',1\nC1,P1,2\n',
      'cart-lines.csv, line 3, column sku: P1 is there already for C1.',
    ],
    ['cart-lines.csv', 'C1', 'C3', 'cart-lines.csv, line 2, column customerId: C3 is not known.'],
  ])('%s with %j → %j', (file, from, to, message) => {
    const read = () => toShopData({ ...small, [file]: small[file].replace(from, to) })

    expect(read).toThrow(InvalidRowError)
    expect(read).toThrow(message)
  })

  it('a second customer with the same email, in upper case or not', () => {
    const second = 'C2,A@Example.com,Ben,Rome,free,2026-01-02T00:00:00.000Z\n'
    const read = () => toShopData({ ...small, 'customers.csv': small['customers.csv'] + second })

    expect(read).toThrow('customers.csv, line 3, column email: a@example.com is there already.')
  })
})
