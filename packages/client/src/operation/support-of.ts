import { missingFeature } from '../errors/missing-feature.js'
import type { Connection, Support } from './connection.js'

/** Which feature brings what some calls need, where it is called otherwise. */
const FEATURES: { readonly [kind: string]: string } = {
  conditional: 'conditions',
  cursors: 'sealedCursors',
  filter: 'conditions',
  idempotent: 'idempotents',
  select: 'selections',
}

type Needed = 'conditional' | 'conditions' | 'cursors' | 'filter' | 'idempotent' | 'ranges' | 'select'

/**
 * What a call needs that not every bundle holds; `name` is the entity or access pattern that was called.
 * @throws ConfigurationError when the client was made without it.
 */
export function supportOf<K extends Needed>(
  { support }: Pick<Connection, 'support'>,
  kind: K,
  name: string,
): NonNullable<Support[K]> {
  const found = support[kind]
  if (found === undefined) throw missingFeature(FEATURES[kind] ?? kind, name)
  return found
}
