import { textCodec } from '../../codec/text.js'
import { storedText } from '../../key/key-text.js'
import type { TypeNamed } from '../attribute-spec.js'
import type { Kind } from '../kind.js'

/** What a Standard Schema gives. Its codec can hold anything, and comes only with the bundles that ask for it. */
export const schemaKind: Kind<TypeNamed<'schema'>> = {
  codec: (type, codecs, depth) => codecs.ofSchema(type, depth),
  keyText: () => storedText(textCodec()),
}
