/** The item that every library reads and writes: fifteen attributes, two of them dates, one that may be missing. */
export interface Order {
  readonly customerId: string
  readonly orderId: string
  readonly status: OrderStatus
  readonly warehouse: string
  readonly placedAt: Date
  readonly shipBy: Date
  readonly total: number
  readonly currency: string
  readonly itemCount: number
  readonly paid: boolean
  readonly email: string
  readonly tags: readonly string[]
  readonly address: Address
  readonly lines: readonly OrderLine[]
  readonly note?: string | undefined
}

export interface Address {
  readonly street: string
  readonly city: string
  readonly postalCode: string
  readonly country: string
}

export interface OrderLine {
  readonly sku: string
  readonly title: string
  readonly quantity: number
  readonly price: number
}

export const ORDER_STATUSES = ['placed', 'paid', 'shipped'] as const
export type OrderStatus = (typeof ORDER_STATUSES)[number]

export type OrderKey = Pick<Order, 'customerId' | 'orderId'>

/** What the measured update changes: `status` is part of an index key, so every library has to write that key too. */
export type OrderChanges = Pick<Order, 'status' | 'total' | 'paid' | 'email'>

/** The name of the table, the same for all. */
export const TABLE_NAME = 'orders'
