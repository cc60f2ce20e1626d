/** Text of values of the i-th entity, as a program writes them down. */

export const key = (i: number): string => `{ customerId${i}: 'c1', orderId${i}: 'o1' }`

/** `date` is how the library takes a moment. */
export const item = (i: number, date: string): string => `{
  customerId${i}: 'c1', orderId${i}: 'o1', status${i}: 'placed', warehouse${i}: 'w1', placedAt${i}: ${date},
  shipBy${i}: ${date}, total${i}: 19.99, currency${i}: 'EUR', itemCount${i}: 3, paid${i}: true, email${i}: 'c@example.com',
  tags${i}: ['gift'], address${i}: { street: 's', city: 'c', postalCode: 'p' },
  lines${i}: [{ sku: 's', quantity: 1, price: 2 }], note${i}: 'n',
}`

/** Both parts of an index key, and an attribute that is in none. */
export const changes = (i: number, date: string): string =>
  `{ status${i}: 'paid', placedAt${i}: ${date}, total${i}: 20 }`

/** The type of an item, for libraries whose users write it themselves. */
export const orderInterface = (i: number): string => `
interface Order${i} {
  customerId${i}: string
  orderId${i}: string
  status${i}: 'placed' | 'paid' | 'shipped'
  warehouse${i}: string
  placedAt${i}: Date
  shipBy${i}: Date
  total${i}: number
  currency${i}: string
  itemCount${i}: number
  paid${i}: boolean
  email${i}: string
  tags${i}: string[]
  address${i}: { street: string; city: string; postalCode: string }
  lines${i}: { sku: string; quantity: number; price: number }[]
  note${i}?: string
}
`
