import { type Attribute, attributeOf } from '../attribute.js'
import { textKind } from './text-kind.js'

export const stringKind = textKind()

/** Text. Stored as S. */
export const string = (): Attribute<string> => attributeOf(stringKind, { type: 'string' })
