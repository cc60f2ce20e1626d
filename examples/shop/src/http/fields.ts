import { z } from 'zod'

/** Fields that several requests share. */

/** Ids and SKUs are whatever they were made as: keys keep every character apart. An address has no place for dots alone. */
export const id = z
  .string()
  .min(1)
  .max(64)
  .refine((text) => text !== '.' && text !== '..', 'leads elsewhere in an address')
export const name = z.string().trim().min(1).max(100)
export const cents = z.int().min(0).max(100_000_000)
export const stock = z.int().min(0).max(1_000_000)

const MAX_LINES = 25

/** What is wanted of which product; each product once. */
export const lines = z
  .array(z.strictObject({ sku: id, quantity: z.int().min(1).max(99) }))
  .min(1)
  .max(MAX_LINES)
  .refine((all) => new Set(all.map(({ sku }) => sku)).size === all.length, 'names a product twice')

/** A change says something, or there is nothing to change. */
export function someOf<S extends z.ZodObject>(schema: S) {
  return schema.refine((change) => Object.keys(change).length > 0, 'changes nothing')
}
