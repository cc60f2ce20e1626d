import { setTimeout as sleep } from 'node:timers/promises'
import { skewedAnswer } from './clock-skew.js'
import type { Exchange, Operation } from './exchange.js'
import type { CustomFault, Fault, FaultKind, FaultParameters } from './fault.js'
import { INDEX_READS, laggingAnswer } from './index-lag.js'
import { processPart } from './process-part.js'
import { errorAnswer } from './service-error.js'
import { CONFLICTING_OPERATIONS, conflictAnswer } from './transaction-conflict.js'

/** What a fault of one kind does. */
interface Behaviour<Parameters> {
  readonly operations?: readonly Operation[]
  readonly apply: (exchange: Exchange, parameters: Parameters) => void | Promise<void>
}

const HTML_PAGE = '<html><body><h1>503 Service Unavailable</h1></body></html>'

const behaviours: { readonly [K in FaultKind]: Behaviour<FaultParameters[K]> } = {
  none: { apply: pass },
  throttle: {
    apply: refuse(400, 'ProvisionedThroughputExceededException', 'The throughput of the table was exceeded.'),
  },
  serverError: {
    apply: (exchange, { status }) =>
      refuse(
        status,
        status === 500 ? 'InternalServerError' : 'ServiceUnavailable',
        'It could not be done.',
      )(exchange),
  },
  serviceError: { apply: (exchange, { error }) => exchange.answer(errorAnswer(error)) },
  loseAnswer: {
    apply: async (exchange) => {
      await exchange.forward()
      exchange.drop()
    },
  },
  loseRequest: { apply: (exchange) => exchange.drop() },
  truncate: { apply: async (exchange) => exchange.truncate(await exchange.forward()) },
  hang: {
    apply: async (exchange, { executed }) => {
      if (executed) await exchange.forward()
    },
  },
  unprocessed: {
    operations: ['BatchGetItem', 'BatchWriteItem'],
    apply: async (exchange, parameters) => exchange.answer(await processPart(exchange, parameters)),
  },
  transactionConflict: {
    operations: CONFLICTING_OPERATIONS,
    apply: (exchange) => exchange.answer(conflictAnswer(exchange.body)),
  },
  transactionInProgress: {
    operations: ['TransactWriteItems'],
    apply: refuse(400, 'TransactionInProgressException', 'The transaction with this token is in progress.'),
  },
  indexLag: {
    operations: INDEX_READS,
    apply: async (exchange) => exchange.answer(await laggingAnswer(exchange)),
  },
  clockSkew: {
    apply: async (exchange, { ms }) => exchange.answer(await skewedAnswer(exchange, ms)),
  },
  delay: {
    apply: async (exchange, { ms }) => {
      await sleep(ms, undefined, { ref: false })
      await pass(exchange)
    },
  },
  respond: { apply: (exchange, { answer }) => exchange.answer(answer) },
  htmlError: {
    apply: (exchange) =>
      exchange.answer({ status: 503, headers: { 'content-type': 'text/html' }, body: HTML_PAGE }),
  },
}

async function pass(exchange: Exchange): Promise<void> {
  exchange.answer(await exchange.forward())
}

function refuse(status: number, code: string, message: string): (exchange: Exchange) => void {
  return (exchange) => exchange.answer(errorAnswer({ status, code, message }))
}

/** What a fault does. @throws TypeError for a kind of fault that there is not, such as one that was misspelt in JSON. */
export function behaviourOf(fault: Fault): CustomFault {
  if ('apply' in fault) return fault
  const { operations, apply } = behaviourOfKind(fault.kind) as Behaviour<unknown>
  return { ...(operations && { operations }), apply: (exchange) => apply(exchange, fault) }
}

function behaviourOfKind(kind: FaultKind): Behaviour<never> {
  if (Object.hasOwn(behaviours, kind)) return behaviours[kind]
  throw new TypeError(`There is no fault '${kind}'; there are ${Object.keys(behaviours).join(', ')}.`)
}
