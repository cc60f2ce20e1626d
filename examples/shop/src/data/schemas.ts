import { z } from 'zod'
import { categories, orderStatuses, tiers } from '../design.js'
import { id } from '../http/fields.js'
import { orderId } from '../orders/order-key.js'

const count = z
  .string()
  .regex(/^\d{1,9}$/, 'a whole number')
  .transform(Number)
const quantity = count.refine((value) => value > 0, 'at least 1')
const moment = z.iso.datetime().transform((text) => new Date(text))

export const customerRow = z.object({
  customerId: id,
  email: z.email().toLowerCase(),
  name: z.string().min(1),
  city: z.string().min(1),
  tier: z.enum(tiers),
  createdAt: moment,
})

export const productRow = z.object({
  sku: id,
  name: z.string().min(1),
  category: z.enum(categories),
  priceInCents: count,
  stock: count,
})

export const orderRow = z.object({
  orderId,
  customerId: id,
  status: z.enum(orderStatuses),
  placedAt: moment,
})

export const orderLineRow = z.object({ orderId, sku: id, quantity, priceInCents: count })

export const cartLineRow = z.object({ customerId: id, sku: id, quantity })
