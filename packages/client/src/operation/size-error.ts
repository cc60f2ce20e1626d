import { ValidationError } from '@keyprint/key-design'
import { ItemTooLargeError } from '../errors/item-too-large-error.js'
import { MAX_ITEM_BYTES } from '../item/item-size.js'
import type { Action } from './action.js'

/** DynamoDB has no code for an item that an update would make too large, only this message. */
const TOO_LARGE = /item size to update has exceeded/i

/** The error of a write; its own class where it says that the item would be too large. */
export function sizeError<E>(error: E, { context }: Action): E | ItemTooLargeError {
  if (!(error instanceof ValidationError) || !TOO_LARGE.test(error.reason)) return error
  return new ItemTooLargeError(context, undefined, MAX_ITEM_BYTES)
}
