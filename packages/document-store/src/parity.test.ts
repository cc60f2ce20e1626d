import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { documentDesign } from './design/document-design.js'
import { dynamoDbProvider } from './dynamodb/dynamodb-provider.js'
import { aContext } from './fixtures/context.js'
import { memoryProvider } from './memory/memory-provider.js'
import { documentStores } from './store/document-stores.js'
import type { Store } from './store/store.js'
import { type ContractCollections, contractCollections } from './testing/collections.js'

/** Texts that are near one another, and those that keys have to escape. */
const text = fc.oneof(
  fc.constantFrom('a', 'A', 'ab', 'a b', 'a#', 'a#b', 'a%23', 'é', 'z', '\u{1f600}', '\uffee', ' ', '!'),
  fc.string({ minLength: 1, maxLength: 4, unit: 'grapheme' }),
)
const total = fc.oneof(fc.integer({ min: -50, max: 50 }), fc.double({ noNaN: true, noDefaultInfinity: true }))
const order = fc.record(
  { customerId: text, orderId: text, status: fc.constantFrom('x', 'x#'), placedAt: text, total, note: text },
  { requiredKeys: ['customerId', 'orderId', 'status', 'placedAt'] },
)
const ends = fc.record({ from: text, to: text }, { requiredKeys: [] })
const numbers = fc.record({ from: total, to: total }, { requiredKeys: [] })
const direction = fc.constantFrom('ascending', 'descending')
const limit = fc.integer({ min: 1, max: 4 })

const question = fc.oneof(
  fc.record({
    kind: fc.constant('list'),
    order: direction,
    limit,
    options: fc.record({ id: text }, { requiredKeys: [] }),
  }),
  fc.record({ kind: fc.constant('byStatus'), order: direction, limit, options: ends }),
  fc.record({ kind: fc.constant('byTotal'), order: direction, limit, options: numbers }),
)
type Question = typeof question extends fc.Arbitrary<infer Q> ? Q : never
type AnyStore = Store<ContractCollections>

type Order = typeof order extends fc.Arbitrary<infer O> ? O : never

/** What is stored, or the code of the error. */
const written = (store: AnyStore, document: Order): Promise<unknown> =>
  store.put('order', document as never).then(
    ({ document, version }) => [document, version],
    ({ code }) => code,
  )

/** All pages of an answer, or the code of the error. */
async function answer(store: AnyStore, { kind, options, ...others }: Question): Promise<unknown> {
  const found: unknown[] = []
  let cursor: string | undefined
  try {
    do {
      const asked = { ...options, ...others, cursor } as never
      const page =
        kind === 'list'
          ? await store.list('order', asked)
          : await store.query('order', kind as 'byStatus', { status: 'x' }, asked)
      found.push(...page.items.map(({ document, version }) => [document, version]))
      cursor = page.cursor
    } while (cursor !== undefined)
    return found
  } catch (error) {
    return (error as { readonly code?: string }).code
  }
}

describeWithDynamoDB('memory and DynamoDB', () => {
  const table = testTable(documentDesign(contractCollections))
  const memory = documentStores(contractCollections, memoryProvider())
  const dynamodb = documentStores(contractCollections, dynamoDbProvider(table))

  it('give the same answers in the same order, whatever the texts', async () => {
    const orders = fc.array(order, { minLength: 1, maxLength: 8 })
    const questions = fc.array(question, { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(orders, questions, async (given, asked) => {
        const context = aContext({ tenant: crypto.randomUUID() })
        const [one, other] = [memory.for(context), dynamodb.for(context)]
        for (const document of given)
          expect(await written(one, document)).toEqual(await written(other, document))
        for (const one$ of asked) expect(await answer(one, one$)).toEqual(await answer(other, one$))
      }),
      { numRuns: 40 },
    )
  })
})
