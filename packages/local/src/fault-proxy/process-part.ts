import type { Answer, Exchange, JsonObject } from './exchange.js'
import type { FaultParameters } from './fault.js'
import { jsonAnswer } from './service-error.js'
import { splitBatch } from './split-batch.js'

/** Forwards a part of a batch; the answer names the rest as unprocessed. */
export async function processPart(
  exchange: Exchange,
  parameters: FaultParameters['unprocessed'],
): Promise<Answer> {
  const { first, rest } = splitBatch((exchange.body.RequestItems ?? {}) as JsonObject, parameters)
  const member = exchange.operation === 'BatchGetItem' ? 'UnprocessedKeys' : 'UnprocessedItems'
  if (Object.keys(first).length === 0) return nothingProcessed(member, rest)
  const answer = await exchange.forward({ ...exchange.body, RequestItems: first })
  if (answer.status !== 200) return answer
  return jsonAnswer(200, { ...parse(answer), [member]: rest })
}

/** DynamoDB Local refuses an empty batch, so this one never gets there. */
function nothingProcessed(member: string, rest: JsonObject): Answer {
  return jsonAnswer(200, { ...(member === 'UnprocessedKeys' && { Responses: {} }), [member]: rest })
}

function parse({ body }: Answer): JsonObject {
  return JSON.parse(Buffer.from(body).toString()) as JsonObject
}
