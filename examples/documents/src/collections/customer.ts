import { type DocumentOf, defineCollection } from '@keyprint/document-store'
import { z } from 'zod'

export const customer = defineCollection({
  schema: z.strictObject({
    customerId: z.string(),
    name: z.string().min(1).max(100),
    tier: z.enum(['free', 'plus']).default('free'),
    orderCount: z.int().default(0),
  }),
  id: 'customerId',
})

export type Customer = DocumentOf<typeof customer>
