import { problemTypes } from '../http/problem.js'
import { type OperationName, operations } from '../operations/operations.js'
import type { Seen } from './calls.js'
import { foreignTenants } from './foreign.js'

/** What came back over HTTP. */
export interface Reply {
  readonly status: number
  readonly contentType: string | null
  readonly retryAfter: string | null
  readonly text: string
}

/** What an answer tells of how a call ended. */
export function seenIn({ status, text }: Reply): Seen {
  if (status === 200) return { outcome: 'answered', body: JSON.parse(text) }
  if (status >= 500) return { outcome: 'unknown' }
  const { type = '', failed } = JSON.parse(text) as { type?: string; failed?: readonly number[] }
  return { outcome: 'refused', type: type.replace('/problems/', ''), ...(failed && { failed }) }
}

/** What is wrong with an answer whatever was asked: it names somebody else, or is none that is documented. */
export function faultsOf(operation: OperationName, tenantId: string, reply: Reply): readonly string[] {
  const foreign = foreignTenants(reply.text, tenantId).map((other) => `the answer names ${other}`)
  return [...foreign, ...(reply.status === 200 ? ofAnswer(operation, reply) : ofProblem(reply))]
}

function ofAnswer(operation: OperationName, { text, contentType }: Reply): readonly string[] {
  const { success } = operations[operation].output.safeParse(parsed(text))
  return success && contentType === 'application/json' ? [] : [`no documented answer of ${operation}`]
}

/** Nothing that the table does is the API's own fault: `internal` is wrong here. */
function ofProblem({ status, text, contentType, retryAfter }: Reply): readonly string[] {
  const { type = '', title, detail, status: told } = (parsed(text) ?? {}) as Record<string, unknown>
  const known = Object.entries(problemTypes).find(([name]) => type === `/problems/${name}`)
  const isDocumented =
    known?.[1].status === status && known[1].title === title && told === status && typeof detail === 'string'
  const isTimed = (retryAfter !== null) === (status === 503 || status === 429)
  if (isDocumented && isTimed && contentType === 'application/problem+json' && status !== 500) return []
  return [`no documented problem: ${status} ${type}`]
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
