import { missingFeature } from '../errors/missing-feature.js'
import type { Connection, Support } from './connection.js'

/** Which feature brings what some calls need. */
const FEATURES = {
  conditional: 'conditions',
  conditions: 'conditions',
  cursors: 'sealedCursors',
  filter: 'conditions',
  idempotent: 'idempotents',
  ranges: 'ranges',
  select: 'selections',
} as const

/**
 * What a call needs that not every bundle holds; `name` is the entity or access pattern that was called.
 * @throws ConfigurationError when the client was made without it.
 */
export function supportOf<K extends keyof typeof FEATURES>(
  { support }: Pick<Connection, 'support'>,
  kind: K,
  name: string,
): NonNullable<Support[K]> {
  const found = support[kind]
  if (found === undefined) throw missingFeature(FEATURES[kind], name)
  return found
}
