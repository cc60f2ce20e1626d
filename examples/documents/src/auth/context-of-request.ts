import { randomUUID } from 'node:crypto'
import { type AppContext, traceFrom } from '@keyprint/document-store'
import type { JWTPayload } from 'jose'
import { z } from 'zod'
import { Problem } from '../http/problem.js'
import type { VerifyToken } from './verify-token.js'

const BEARER = /^Bearer +([\w.~+/-]+=*)$/i
/** What a caller sends is only taken where it cannot do harm in a log. */
const CORRELATION_ID = /^[\w.-]{1,64}$/

/** A store takes no other text for a tenant or a user. */
const name = z
  .string()
  .min(1)
  .max(100)
  .refine((text) => text.isWellFormed())

const claims = z.object({
  sub: name,
  tenant: name,
  roles: z.array(z.string().max(50)).max(20).default([]),
})

/** What joins the log lines of a request: the caller's own id, or a new one. */
export function correlationIdOf(header: string | undefined): string {
  return header !== undefined && CORRELATION_ID.test(header) ? header : randomUUID()
}

/** The context of a request: the only place where one is made. */
export async function contextOfRequest(
  headers: Headers,
  correlationId: string,
  verify: VerifyToken,
): Promise<AppContext> {
  const [, token] = BEARER.exec(headers.get('Authorization') ?? '') ?? []
  if (token === undefined)
    throw new Problem('unauthenticated', 'The header Authorization has no bearer token.')
  const payload = await verify(token).catch((cause: unknown) => {
    if (cause instanceof Problem) throw cause
    throw new Problem('unauthenticated', 'The token is not valid, or has expired.', {}, { cause })
  })
  const { sub: user, tenant, roles } = claimsOf(payload)
  return { tenant, user, roles, correlationId, trace: traceFrom(headers.get('traceparent') ?? undefined) }
}

function claimsOf(payload: JWTPayload): z.output<typeof claims> {
  const { success, data } = claims.safeParse(payload)
  if (!success) throw new Problem('forbidden', 'The token names no tenant, or its claims cannot be used.')
  return data
}
