import { type TextProblem, textCodec } from '../../codec/text.js'
import { storedText } from '../../key/key-text.js'
import type { AttributeType } from '../attribute-spec.js'
import type { Kind } from '../kind.js'

/** A kind whose values are text, in keys too. */
export function textKind<T extends AttributeType>(problem?: (type: T) => TextProblem): Kind<T> {
  const codec = (type: T) => textCodec(problem?.(type))
  return { codec, keyText: (type) => storedText(codec(type)) }
}
