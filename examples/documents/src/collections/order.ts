import { type DocumentOf, defineCollection } from '@keyprint/document-store'
import { z } from 'zod'

export const orderStatuses = ['placed', 'paid', 'shipped', 'cancelled'] as const

export const line = z.strictObject({
  sku: z.string().min(1).max(64),
  quantity: z.int().min(1).max(99),
  priceInCents: z.int().min(0),
})

export const order = defineCollection({
  schema: z.strictObject({
    customerId: z.string(),
    orderId: z.string(),
    status: z.enum(orderStatuses),
    placedAt: z.iso.datetime(),
    lines: z.array(line).min(1).max(50),
    totalInCents: z.int(),
  }),
  id: 'customerId',
  sort: 'orderId',
  indexes: { byStatus: { partition: 'status', sort: 'placedAt' } },
})

export type Order = DocumentOf<typeof order>
export type OrderStatus = Order['status']
