import type { AccessPatternOptions } from '../../access-pattern/access-pattern.js'
import { isPlainObject } from '../../codec/plain-object.js'
import { show } from '../../errors/show.js'
import { everyOf, options, refuse, specOf } from './given.js'

const OPTIONS = everyOf<keyof AccessPatternOptions>({ description: true })

/** @throws DesignError for an access pattern of what is no entity and no index. The last may be options. */
export function checkSources(kind: string, given: readonly unknown[]): void {
  const last = given.at(-1)
  const sources = isPlainObject(last) && !isSource(last) ? given.slice(0, -1) : given
  if (last !== sources.at(-1)) options(`What ${kind}() is told beside entities`, last, OPTIONS)
  const stranger = sources.findIndex((source) => !isSource(source) || (kind === 'get' && !isEntity(source)))
  if (sources.length > 0 && stranger === -1) return
  const read =
    kind === 'get' ? 'an entity, such as order' : 'entities or indexes of them, such as order.byStatus'
  const what = sources.length === 0 ? 'nothing' : show(sources[stranger])
  refuse(
    `${kind}() reads ${read}, and was given ${what}; an index that an entity does not have is undefined.`,
  )
}

const isEntity = (given: unknown): boolean => specOf(given ?? undefined)?.key !== undefined
const isSource = (given: unknown): boolean =>
  isEntity(given) || typeof (given as { readonly index?: unknown } | null | undefined)?.index === 'string'
