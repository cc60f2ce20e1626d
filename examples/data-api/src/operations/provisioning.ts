import { z } from 'zod'
import { prefixOf } from '../tenants/tenant-id.js'
import { checkActive } from '../tenants/tenants.js'
import { defineOperation, type TenantContext } from './operation.js'

const VARIABLES = ['DYNAMODB_TABLE', 'DYNAMODB_PREFIX'] as const

const nothing = z.strictObject({})
const place = z.object({
  tableName: z.string(),
  prefix: z.string(),
  region: z.string(),
  instructions: z.string(),
})

export const provisionOperation = defineOperation({
  summary: 'Makes the tenant ready, and tells its function where its data is. It can be called again.',
  input: nothing,
  output: place,
  needsTenant: false,
  run: async (context) => {
    const { tenantId, services } = context
    const { tenants, functions, table } = services
    checkActive(await tenants.claim(tenantId))
    const [tableVariable, prefixVariable] = VARIABLES
    const values = { [tableVariable]: table.tableName, [prefixVariable]: prefixOf(tenantId) }
    const hasFunction = await functions.setVariables(tenantId, values)
    await undoIfRemoved(context)
    return describe(context, hasFunction)
  },
})

export const infoOperation = defineOperation({
  summary: 'What provision answers, without any effect.',
  input: nothing,
  output: place,
  needsTenant: false,
  run: async (context) => describe(context, true),
})

export const forgetVariables = ({ tenantId, services }: TenantContext): Promise<void> =>
  services.functions.removeVariables(tenantId, VARIABLES)

/** The tenant may have been removed while its variables were being set. */
async function undoIfRemoved(context: TenantContext): Promise<void> {
  const standing = await context.services.tenants.standing(context.tenantId)
  if (standing !== 'active') await forgetVariables(context)
  checkActive(standing)
}

function describe({ tenantId, services: { table, region } }: TenantContext, hasFunction: boolean): object {
  const how = hasFunction ? 'Your function has' : 'Give your function'
  return {
    tableName: table.tableName,
    prefix: prefixOf(tenantId),
    region,
    instructions: [
      `${how} the variables DYNAMODB_TABLE=${table.tableName} and DYNAMODB_PREFIX=${prefixOf(tenantId)}.`,
      'Write items with pk = PREFIX#type#id, sk = type or type#id, and, if they end, ttl in epoch seconds.',
    ].join(' '),
  }
}
