import { ValidationError } from '@keyprint/key-design'
import { CorruptStateError } from '../errors/corrupt-state-error.js'
import { decodeDocument } from './decode.js'
import { encodeDocument, type Json } from './encode.js'

/**
 * A document as text.
 * @param entity what it is of, and its key, for the message
 * @throws ValidationError for what would not come back as it is
 */
export function documentText(value: unknown, path: string, entity: string): string {
  return JSON.stringify(documentJson(value, path, entity))
}

/** A document as JSON. @throws ValidationError */
export function documentJson(value: unknown, path: string, entity: string): Json {
  try {
    return encodeDocument(value, path)
  } catch (error) {
    throw error instanceof ValidationError ? error.within({ entity }) : error
  }
}

/** The document of a text. @param subject what it is of, for the message. @throws CorruptStateError */
export function documentOf(text: string, subject: string): unknown {
  try {
    return decodeDocument(JSON.parse(text))
  } catch (cause) {
    const { message } = cause as Error
    throw new CorruptStateError(subject, `its document is damaged (${message})`, { cause })
  }
}
