import { randomBytes } from 'node:crypto'

/** A place in a distributed trace. @see https://www.w3.org/TR/trace-context/ */
export interface Trace {
  /** 32 hexadecimal digits. */
  readonly traceId: string
  /** 16 hexadecimal digits. */
  readonly spanId: string
}

export const TRACE_PARTS = { traceId: /^[0-9a-f]{32}$/, spanId: /^[0-9a-f]{16}$/ } as const

const TRACE_PARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}/
const NONE = /^0+$/

/** The trace of a header `traceparent`; a new one where there is none, or none that can be read. */
export function traceFrom(traceparent?: string | undefined): Trace {
  const [, traceId = '', spanId = ''] = TRACE_PARENT.exec(traceparent ?? '') ?? []
  if (traceId === '' || NONE.test(traceId) || NONE.test(spanId)) return newTrace()
  return { traceId, spanId }
}

const newTrace = (): Trace => ({ traceId: hex(16), spanId: hex(8) })

const hex = (bytes: number): string => randomBytes(bytes).toString('hex')
