import type { Design, DesignTypes, Values } from '@keyprint/key-design'
import { compileEntities } from './compile/compile-entities.js'
import type { CompiledEntity } from './compile/compiled-entity.js'
import { lazily } from './compile/lazily.js'
import { refuseMissing } from './errors/missing-feature.js'
import type { EntityMethod, Feature, Refused, Scope } from './feature/feature.js'
import type { Method } from './feature/method.js'
import type { OptionRules } from './operation/check-options.js'
import type { Connection, Support } from './operation/connection.js'
import type { ItemKey } from './operation/item-key.js'
import { supportOf } from './operation/support-of.js'
import type { CursorOptions } from './read/cursor-options.js'
import type { GivenClient } from './sdk-client.js'
import { sendThrough, type Timeouts } from './send/send.js'
import { environment, tableNameOf } from './table-name.js'
import { type Bind, unbound } from './tenant.js'
import type { ClientWith } from './types/client.js'

/** Options beside the client that is sent through; timeouts are those of every call that gives none of its own. */
export interface ConnectSettings extends Timeouts {
  /**
   * Name of the table in AWS. Default: the variable of the design's table (`SHOP_TABLE`), else `DYNAMODB_TABLE_PREFIX`
   * and the table's name in the design.
   */
  readonly tableName?: string | undefined
  /**
   * Seals the cursors of pages: whoever has one can neither read nor change it. Default: they are plain text, which
   * tells mistakes but no forgery. Plain ones are refused by a client that seals, and sealed ones by one that does not.
   */
  readonly cursors?: CursorOptions | undefined
}

/** Makes a client of a design; it sends nothing by itself. */
export type Connect<Names extends string> = <D extends DesignTypes>(
  design: Design<D>,
  options: ConnectSettings & GivenClient,
) => ClientWith<D, Names>

/**
 * A `connect` that only knows what it is told, for small bundles: `connectWith(gets, puts, queries)`.
 * @throws ConfigurationError when the table's name is not configured, a key for cursors is none, or the design needs a
 * feature that is missing.
 */
export function connectWith<F extends readonly Feature[]>(
  ...features: F
): Connect<F[number] extends Feature<infer Names> ? Names : never> {
  const support: Support = Object.assign({}, ...features.map((feature) => feature.support))
  const rules: OptionRules = Object.assign({ __proto__: null }, ...features.flatMap(({ options }) => options))
  const make = (design: Design, options: ConnectSettings & GivenClient): object => {
    const { client, tableName, cursors } = options
    const name = tableNameOf(design.table, tableName, environment())
    const connection: Connection = {
      design,
      tableName: name,
      client,
      send: sendThrough(client, name),
      timeouts: options,
      entities: compileEntities(design, support),
      support,
      rules,
      cursors: cursors && supportOf({ support }, 'cursors', 'cursors')(design, cursors),
    }
    return clientOf(features, connection, unbound, Object.keys(design.entities))
  }
  return make as never
}

function clientOf(
  features: readonly Feature[],
  connection: Connection,
  bind: Bind,
  entities: readonly string[],
  refused?: Refused,
): object {
  const entity = (name: string) => connection.entities[name] as CompiledEntity
  const rescoped: Scope['rescoped'] = (...scope) => clientOf(features, connection, ...scope)
  const scope: Scope = { connection, bind, entities, entity, rescoped }
  const target = lazily(entities, (name) => entityMethods(features, connection, entity(name), bind))
  lazily(
    Object.keys(connection.design.accessPatterns),
    (name) => patternMethod(features, connection, name, bind, refused),
    target,
  )
  return Object.assign(target, ...features.map((feature) => feature.client?.(scope)))
}

function entityMethods(
  features: readonly Feature[],
  connection: Connection,
  entity: CompiledEntity,
  bind: Bind,
): object {
  const key = (values: Values): ItemKey => ({ entity: entity.name, key: values })
  const methods: { [name: string]: EntityMethod } = Object.assign(
    {},
    ...features.map((feature) => feature.entity?.(connection, entity)),
  )
  for (const name in methods) methods[name] = bind('get', entity, methods[name] as Method)
  return { key: bind('part', entity, key), ...methods }
}

function patternMethod(
  features: readonly Feature[],
  connection: Connection,
  name: string,
  bind: Bind,
  refused?: Refused,
): Method {
  const pattern = connection.design.accessPatterns[name] as Connection['design']['accessPatterns'][string]
  const feature = features.find((one) => one.pattern?.kind === pattern.kind)?.pattern
  if (feature === undefined) return refuseMissing(FEATURES[pattern.kind], name)
  const call = refused?.(name, pattern.kind) ?? feature.make(connection, name, pattern)
  if (pattern.kind === 'scan') return call
  const first = connection.entities[pattern.entities[0] as string] as CompiledEntity
  return bind(pattern.kind, first, call)
}

const FEATURES = { get: 'gets', query: 'queries', scan: 'scans' } as const
