import type { OperationName } from '../operations/operations.js'
import type { Call, Write } from './calls.js'

/** A call as the API takes it: one page of a list. */
export interface Request {
  readonly operation: OperationName
  readonly body: object
}

export function requestOf(call: Call): Request {
  switch (call.kind) {
    case 'get':
      return { operation: 'get', body: call.key }
    case 'put':
      return { operation: 'put', body: inPut(call.write) }
    case 'delete':
      return { operation: 'delete', body: inDelete(call.write) }
    case 'batch gets':
      return { operation: 'batch', body: { gets: call.keys } }
    case 'transact gets':
      return { operation: 'transact', body: { gets: call.keys } }
    case 'batch writes':
      return { operation: 'batch', body: { writes: call.writes.map(inList) } }
    case 'transact writes':
      return { operation: 'transact', body: { writes: call.writes.map(inList) } }
    default: {
      const { kind: operation, ...body } = call
      return { operation, body }
    }
  }
}

/** The API takes items as text and as objects. */
const inPut = ({ put: item, if: presence }: Extract<Write, { put: object }>) => ({
  item: item.text === '' ? JSON.stringify(item) : item,
  if: presence,
})

const inDelete = ({ delete: key, if: presence }: Extract<Write, { delete: object }>) => ({
  ...key,
  if: presence,
})

function inList(write: Write): object {
  if ('put' in write) return { put: inPut(write) }
  return 'delete' in write ? { delete: inDelete(write) } : { check: { ...write.check, if: write.if } }
}
