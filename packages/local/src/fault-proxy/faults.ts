import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer, Fault } from './exchange.js'
import { processHalf } from './process-half.js'
import { errorAnswer, type ServiceError } from './service-error.js'
import { CONFLICTING_OPERATIONS, conflictAnswer } from './transaction-conflict.js'

/** DynamoDB refuses for lack of capacity: ProvisionedThroughputExceededException. The request is not executed. */
export function throttle(): Fault {
  return serviceError({
    status: 400,
    code: 'ProvisionedThroughputExceededException',
    message: 'The level of configured provisioned throughput for the table was exceeded.',
  })
}

/** DynamoDB fails with 500 InternalServerError or 503 ServiceUnavailable. The request is not executed. */
export function serverError(status: 500 | 503 = 500): Fault {
  const code = status === 500 ? 'InternalServerError' : 'ServiceUnavailable'
  return serviceError({ status, code, message: 'The request could not be processed.' })
}

/** Any error of the service, such as AccessDeniedException. The request is not executed. */
export function serviceError(error: ServiceError): Fault {
  return { apply: (exchange) => exchange.answer(errorAnswer(error)) }
}

/** The request is executed, and the connection closes before the answer arrives. */
export function loseAnswer(): Fault {
  return {
    apply: async (exchange) => {
      await exchange.forward()
      exchange.drop()
    },
  }
}

/** The connection closes, and the request is not executed. */
export function loseRequest(): Fault {
  return { apply: (exchange) => exchange.drop() }
}

/** Of a batch the first half (rounded down) is executed; the rest is answered as UnprocessedItems or UnprocessedKeys. */
export function unprocessed(): Fault {
  return {
    operations: ['BatchGetItem', 'BatchWriteItem'],
    apply: async (exchange) => exchange.answer(await processHalf(exchange)),
  }
}

/** The request meets another transaction on its first item. It is not executed. */
export function transactionConflict(): Fault {
  return {
    operations: CONFLICTING_OPERATIONS,
    apply: (exchange) => exchange.answer(conflictAnswer(exchange.body)),
  }
}

/** The request is held for some milliseconds, and then executed and answered, whether anyone still waits or not. */
export function delay(ms: number): Fault {
  return {
    apply: async (exchange) => {
      await sleep(ms, undefined, { ref: false })
      exchange.answer(await exchange.forward())
    },
  }
}

/** Any answer. The request is not executed. */
export function respond(answer: Answer): Fault {
  return { apply: (exchange) => exchange.answer(answer) }
}

/** A gateway in between answers 503 with a page in HTML. The request is not executed. */
export function htmlError(): Fault {
  return respond({
    status: 503,
    headers: { 'content-type': 'text/html' },
    body: '<html><body><h1>503 Service Unavailable</h1></body></html>',
  })
}
