import type { Context } from 'hono'
import type { Authenticate } from '../auth/verify-token.js'
import { notePlaces } from '../directory/directory.js'
import { parseExactly } from '../json/exact-json.js'
import type { Limiter } from '../limits/limiter.js'
import type { Turns } from '../limits/turns.js'
import type { Operation } from '../operations/operation.js'
import { type OperationName, operations } from '../operations/operations.js'
import { TenantRows } from '../rows/tenant-rows.js'
import type { Services } from '../services.js'
import { answerResponse } from './answers.js'
import type { ApiEnv } from './env.js'
import { Problem } from './problem.js'

/** What every operation goes through. */
export interface Gate {
  readonly services: Services
  readonly authenticate: Authenticate
  readonly limiter: Limiter
  readonly turns: Turns
}

/** Who is it, is it too much, is the tenant there, is the input right; then, and only then, the operation. */
export function handleOperation({ services, authenticate, limiter, turns }: Gate, fixed?: OperationName) {
  const perform = async (c: Context<ApiEnv>, tenantId: string): Promise<Response> => {
    const [name, operation] = operationNamed(fixed ?? c.req.param('operation') ?? '')
    c.set('operation', name)
    const input = read(operation, fixed === undefined ? await c.req.text() : '{}')
    if (operation.needsTenant) await services.tenants.demandActive(tenantId)
    const db = services.db.forTenant(tenantId)
    const rows = new TenantRows(services.table, tenantId, (keys) => notePlaces(db, keys))
    const answer = await operation.run({ tenantId, db, rows, services }, input)
    return answerResponse(c, answer)
  }
  return async (c: Context<ApiEnv>): Promise<Response> => {
    const tenantId = await authenticate(c.req.header('Authorization'))
    c.set('tenantId', tenantId)
    await limiter.take(tenantId)
    return turns.take(tenantId, () => perform(c, tenantId))
  }
}

function operationNamed(name: string): readonly [name: string, operation: Operation] {
  if (Object.hasOwn(operations, name))
    return [name, operations[name as OperationName] as unknown as Operation]
  throw new Problem(
    'not-found',
    `There is no such operation; there are ${Object.keys(operations).join(', ')}.`,
  )
}

function read({ input }: Operation, body: string): unknown {
  const { success, data, error } = input.safeParse(parseExactly(body, 'The body'))
  if (success) return data
  const errors = error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  throw new Problem('invalid-request', 'The request is not valid.', { errors })
}
