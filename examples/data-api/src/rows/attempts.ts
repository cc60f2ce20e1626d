import { type DynamoDBServiceException, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { OutcomeUnknownError, UnavailableError } from '@keyprint/client'
import { isConflict, untilFree } from './until-free.js'

/** A command of the SDK that has not been sent. */
interface Command {
  // biome-ignore lint/suspicious/noExplicitAny: the types of the SDK's middleware say nothing that is used here.
  readonly middlewareStack: { add(middleware: any, options: any): void }
}

/**
 * The attempts at one write. The SDK tells of the last one only; when an earlier one was lost, its answer is not what
 * became of the write: a condition fails because of the write itself, and there is nothing left to delete.
 */
export class Attempts {
  /** One ended without an answer, so it may have been done. */
  isLost = false

  constructor(private readonly operation: string) {}

  /** Watches a command, within the SDK's retries. */
  watch<C extends Command>(command: C): C {
    const noteLost =
      <Request, Answer>(next: (request: Request) => Promise<Answer>) =>
      async (request: Request): Promise<Answer> => {
        try {
          return await next(request)
        } catch (error) {
          if (!isRefusal(error)) this.isLost = true
          throw error
        }
      }
    command.middlewareStack.add(noteLost, { step: 'deserialize', priority: 'high', name: 'attempts' })
    return command
  }

  /** @throws OutcomeUnknownError when an attempt was lost. */
  async settle<Output>(send: () => Promise<Output>): Promise<Output> {
    try {
      return await untilFree(send)
    } catch (error) {
      throw this.isLost && !isDecided(error) ? this.unknown(error) : error
    }
  }

  unknown(cause?: unknown): OutcomeUnknownError {
    return new OutcomeUnknownError(this.operation, 'an answer was lost', { cause })
  }
}

/** Reads, and tells what gave no answer from what was refused. @throws UnavailableError */
export async function readFrom<Output>(operation: string, send: () => Promise<Output>): Promise<Output> {
  try {
    return await send()
  } catch (error) {
    throw isRefusal(error) ? error : new UnavailableError(operation, 'no answer', { cause: error })
  }
}

/** True when DynamoDB said no: nothing was done. An earlier attempt that is still under way is no such answer. */
function isRefusal(error: unknown): boolean {
  const { name, $fault, $metadata } = error as Partial<DynamoDBServiceException>
  const status = $metadata?.httpStatusCode ?? 0
  // Of half an answer there is a status, but nobody's fault.
  return $fault === 'client' && status < 500 && name !== 'TransactionInProgressException'
}

/** A transaction has a token, so its answer holds for all attempts; but for a conflict, which comes before that. */
const isDecided = (error: unknown): boolean =>
  error instanceof TransactionCanceledException && !isConflict(error)
