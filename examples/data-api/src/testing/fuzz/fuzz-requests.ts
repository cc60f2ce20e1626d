import fc from 'fast-check'
import type { RowKey } from '../../rows/key.js'
import { foreignKey, type Party } from '../foreign-keys.js'

/** A cursor to be taken from those that were answered so far. */
export interface CursorChoice {
  readonly whose: 'own' | 'foreign'
  readonly of: 'query' | 'scan'
  readonly which: number
  /** What is done to it before it is sent. */
  readonly damage: 'none' | 'flip' | 'cut' | 'join'
  readonly at: number
  /** Sent with the very request that it was the answer to. */
  readonly again: boolean
}

/** A request that somebody with a token of their own may send. */
export interface FuzzRequest {
  readonly operation: string
  readonly body: object | string
  readonly cursor?: CursorChoice
}

/** Everything that a tenant may try, with keys of its own, of another, and of nobody. */
export function fuzzRequest(own: Party, victim: Party): fc.Arbitrary<FuzzRequest> {
  const key = fc.oneof(
    { weight: 2, arbitrary: ownKey(own) },
    { weight: 3, arbitrary: foreignKey(own, victim) },
  )
  const presence = fc.record({ if: fc.constantFrom('exists', 'missing') }, { requiredKeys: [] })
  const put = fc.tuple(itemOf(key, own), fc.boolean(), presence).map(([item, asText, wanted]) => ({
    item: asText ? JSON.stringify(item) : item,
    ...wanted,
  }))
  const onKey = fc.tuple(key, presence).map(([one, wanted]) => ({ ...one, ...wanted }))
  const check = fc
    .tuple(key, fc.constantFrom('exists', 'missing'))
    .map(([one, wanted]) => ({ ...one, if: wanted }))
  const many = <One>(one: fc.Arbitrary<One>) => fc.array(one, { minLength: 1, maxLength: 3 })
  const gets = many(key).map((list) => ({ gets: list }))
  const batched = fc.oneof(
    put.map(({ item }) => ({ put: { item } })),
    key.map((one) => ({ delete: one })),
  )
  const transacted = fc.oneof(
    put.map((one) => ({ put: one })),
    onKey.map((one) => ({ delete: one })),
    check.map((one) => ({ check: one })),
  )
  const as = (operation: string) => (body: object | string) => ({ operation, body })
  return fc.oneof(
    { weight: 4, arbitrary: key.map(as('get')) },
    { weight: 3, arbitrary: put.map(as('put')) },
    { weight: 3, arbitrary: onKey.map(as('delete')) },
    { weight: 4, arbitrary: queryRequest(key) },
    { weight: 1, arbitrary: scanRequest },
    { weight: 2, arbitrary: gets.map(as('batch')) },
    { weight: 2, arbitrary: many(batched).map((writes) => as('batch')({ writes })) },
    { weight: 2, arbitrary: gets.map(as('transact')) },
    { weight: 2, arbitrary: many(transacted).map((writes) => as('transact')({ writes })) },
    { weight: 1, arbitrary: fc.constantFrom('info', 'provision', 'credentials').map((name) => as(name)({})) },
    { weight: 1, arbitrary: oddRequest(key, victim) },
  )
}

/** Few, so that they are met again; in any script, and with what means something elsewhere. */
function ownKey({ prefix }: Party): fc.Arbitrary<RowKey> {
  const rest = fc.oneof(
    fc.constantFrom(
      'note#1',
      'note#2',
      'note#*',
      'Note#1',
      'n\u00f6te#1',
      'no\u0308te#1',
      '\u0000',
      '#',
      '%23',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
  )
  const sk = fc.constantFrom('note', 'note#1', 'Note', '\u{1f511}')
  return fc.record({ pk: rest.map((text) => `${prefix}#${text}`), sk })
}

/** An item says whose it is, so that it is known wherever it turns up. */
const itemOf = (key: fc.Arbitrary<RowKey>, own: Party): fc.Arbitrary<object> =>
  fc
    .tuple(key, fc.nat(9), fc.string({ unit: 'grapheme', maxLength: 6 }))
    .map(([one, n, text]) => ({ ...one, mark: markOf(own), n, nested: { text, list: [text, null, true] } }))

/** What is in every item of a tenant, and in nobody else's. */
export const markOf = ({ tenantId }: Party): string => `of ${tenantId}`

const cursorChoice: fc.Arbitrary<CursorChoice> = fc.record({
  whose: fc.constantFrom('own', 'foreign'),
  of: fc.constantFrom('query', 'scan'),
  which: fc.nat(),
  damage: fc.constantFrom('none', 'flip', 'cut', 'join'),
  at: fc.nat(),
  again: fc.boolean(),
})

const mostlyNone = { freq: 2, nil: undefined }

function queryRequest(key: fc.Arbitrary<RowKey>): fc.Arbitrary<FuzzRequest> {
  const sk = fc.constantFrom('note', 'n', '\uffff', 'Note')
  const range = fc.oneof(
    fc
      .constantFrom('eq', 'lt', 'lte', 'gt', 'gte', 'beginsWith')
      .chain((name) => sk.map((one) => ({ [name]: one }))),
    fc.tuple(sk, sk).map((between) => ({ between })),
  )
  const query = fc.record(
    { pk: key.map(({ pk }) => pk), sk: range, limit: fc.constantFrom(1, 2, 1000), order: order() },
    { requiredKeys: ['pk'] },
  )
  return fc
    .tuple(query, fc.option(cursorChoice, mostlyNone))
    .map(([body, cursor]) => ({ operation: 'query', body, ...(cursor && { cursor }) }))
}

const order = () => fc.constantFrom('ascending', 'descending')

const scanRequest: fc.Arbitrary<FuzzRequest> = fc
  .tuple(fc.constantFrom(1, 2), fc.option(cursorChoice, mostlyNone))
  .map(([limit, cursor]) => ({ operation: 'scan', body: { limit }, ...(cursor && { cursor }) }))

/** What no client would send: tenants by the side, keys twice, keys that are no text, operations that there are not. */
function oddRequest(key: fc.Arbitrary<RowKey>, victim: Party): fc.Arbitrary<FuzzRequest> {
  const theirs = `${victim.prefix}#note#1`
  return key.chain(({ pk, sk }) =>
    fc.constantFrom<FuzzRequest>(
      { operation: 'get', body: { pk, sk, tenantId: victim.tenantId } },
      { operation: 'get', body: { pk: [theirs], sk } },
      { operation: 'put', body: { item: { pk: { S: theirs }, sk } } },
      { operation: 'put', body: twice('pk', pk, theirs, sk) },
      { operation: 'put', body: twice('__proto__', { pk: theirs }, { pk: theirs }, sk) },
      { operation: 'query', body: { pk, KeyConditionExpression: `pk = ${theirs}` } },
      { operation: 'scan', body: { prefix: victim.prefix } },
      { operation: 'batch', body: { gets: [{ pk, sk }], writes: [{ delete: { pk: theirs, sk } }] } },
      { operation: 'info', body: { tenant: victim.tenantId } },
      { operation: `scan/${victim.tenantId}`, body: {} },
      { operation: 'constructor', body: {} },
    ),
  )
}

const twice = (name: string, first: unknown, last: unknown, sk: string): string =>
  `{"item":{"${name}":${JSON.stringify(first)},"sk":${JSON.stringify(sk)},"${name}":${JSON.stringify(last)}}}`
