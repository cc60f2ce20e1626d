import type { Answer, Exchange, JsonObject, Operation } from './exchange.js'
import { jsonAnswer } from './service-error.js'

/** The operations that can read an index. */
export const INDEX_READS: readonly Operation[] = ['Query', 'Scan']

/** What the same request was answered before; an index that has not seen anything yet when it is the first. */
export async function laggingAnswer({ body, earlier, forward }: Exchange): Promise<Answer> {
  const answer = await forward()
  if (body.IndexName === undefined || answer.status !== 200) return answer
  return earlier ?? jsonAnswer(200, { Items: [], Count: 0, ScannedCount: 0 })
}

/** The answers that requests to indexes had. */
export interface IndexAnswers {
  of(operation: string, body: JsonObject): Answer | undefined
  remember(operation: string, body: JsonObject, answer: Answer): void
  clear(): void
}

/** An empty memory of answers. */
export function indexAnswers(): IndexAnswers {
  const answers = new Map<string, Answer>()
  const id = (operation: string, body: JsonObject) => `${operation} ${JSON.stringify(body)}`
  return {
    of: (operation, body) => answers.get(id(operation, body)),
    remember: (operation, body, answer) => {
      if (body.IndexName !== undefined && answer.status === 200) answers.set(id(operation, body), answer)
    },
    clear: () => answers.clear(),
  }
}
