import { CorruptStateError } from '../errors/corrupt-state-error.js'
import { decodeDocument } from './decode.js'
import { encodeDocument } from './encode.js'

/** A document as text. @throws ValidationError for what would not come back as it is */
export function documentText(value: unknown, path: string): string {
  return JSON.stringify(encodeDocument(value, path))
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
