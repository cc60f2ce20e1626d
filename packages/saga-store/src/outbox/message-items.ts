import { MAX_ITEM_BYTES, MAX_TRANSACTION_ITEMS } from '@keyprint/client'
import { ValidationError } from '@keyprint/key-design'
import { documentText } from '../document/document-text.js'
import { StateTooLargeError } from '../errors/state-too-large-error.js'
import type { SagaState } from '../state/saga-state.js'

/** The two items of a saga have their place in the transaction too. */
const MOST_MESSAGES = MAX_TRANSACTION_ITEMS - 2

/** The messages that are written with a state, in order. @throws ValidationError, StateTooLargeError */
export function messageItems(sagaName: string, { metadata }: SagaState, messages: readonly unknown[] = []) {
  const { sagaId, version } = metadata
  const entity = `${sagaName} ${sagaId}`
  if (messages.length > MOST_MESSAGES)
    throw new ValidationError(`has ${messages.length}, more than the ${MOST_MESSAGES} of a transaction`, {
      entity,
      attribute: 'messages',
    })
  const createdAt = new Date()
  return messages.map((message, position) => {
    const body = documentText(message, `messages[${position}]`, entity)
    const bytes = Buffer.byteLength(body)
    if (bytes > MAX_ITEM_BYTES) throw new StateTooLargeError(`message ${position} of ${entity}`, bytes)
    return { sagaName, sagaId, version, position, createdAt, body }
  })
}
