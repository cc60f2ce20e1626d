import type { z } from 'zod'
import type { DataOfTenant } from '../client.js'
import type { TenantRows } from '../rows/tenant-rows.js'
import type { Services } from '../services.js'

/** What an operation works with: all of it is one tenant's. */
export interface TenantContext {
  readonly tenantId: string
  readonly db: DataOfTenant
  readonly rows: TenantRows
  readonly services: Services
}

/** An operation of the API. Its validators are its documentation, too. */
export interface Operation<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly summary: string
  readonly input: Input
  readonly output: Output
  /** Whether the tenant has to be provisioned, and not removed. */
  readonly needsTenant: boolean
  readonly run: (context: TenantContext, input: z.output<Input>) => Promise<object>
}

/** Infers the types of input and output, for those who call it. */
export function defineOperation<Input extends z.ZodType, Output extends z.ZodType>(
  operation: Operation<Input, Output>,
): Operation<Input, Output> {
  return operation
}
