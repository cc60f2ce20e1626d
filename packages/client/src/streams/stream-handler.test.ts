import { ValidationError } from '@keyprint/key-design'
import { describe, expect, it, vi } from 'vitest'
import { ConfigurationError } from '../errors/configuration-error.js'
import { UnreadableItemError } from '../errors/unreadable-item-error.js'
import { rejection } from '../testing/rejection.js'
import { captured, removedByTimeToLive } from '../testing/streams/captured.js'
import { key, order } from '../testing/streams/sample-order.js'
import { shop } from '../testing/streams/shop.js'
import type { Untyped } from '../testing/untyped.js'
import { streamHandler } from './stream-handler.js'

const { hashes: _hashes, anything: _anything, ...rest } = order
const updated = { ...rest, total: 20 }

/** A handler for each change of an order, none of which does anything. */
function handlers() {
  return {
    order: { insert: vi.fn(), modify: vi.fn(), remove: vi.fn(), expired: vi.fn() },
    unknown: vi.fn(),
  }
}

describe('a handler of orders', () => {
  it('is called for each change, with what the design reads from the images', async () => {
    const on = handlers()
    const handle = streamHandler(shop, on)
    const Records = captured('order created', 'order updated', 'order deleted')

    expect(await handle({ Records })).toEqual({ batchItemFailures: [] })
    expect(on.order.insert.mock.calls).toEqual([[{ key, item: order }, expect.anything()]])
    expect(on.order.modify.mock.calls).toEqual([[{ key, before: order, after: updated }, expect.anything()]])
    expect(on.order.remove.mock.calls).toEqual([[{ key, before: updated }, expect.anything()]])
    expect(on.order.expired).not.toHaveBeenCalled()
    expect(on.unknown).not.toHaveBeenCalled()
  })

  it('gets the record too, with what is stored', async () => {
    const on = handlers()
    await streamHandler(shop, on)({ Records: captured('order created') })
    expect(on.order.insert.mock.calls[0]?.[1]).toMatchObject({
      change: 'insert',
      sequenceNumber: '000000000000000000003',
      eventId: 'event-3',
      writtenAt: new Date('2026-11-21T12:00:00Z'),
      bytes: 310,
      keys: { pk: { S: 'CUSTOMER#c1' }, sk: { S: 'ORDER#2026-11-21T12:00:00.000Z#o1' } },
      newImage: { signature: { B: Uint8Array.of(0, 128, 255) } },
      oldImage: undefined,
    })
  })

  it('is not called for changes that it does not handle', async () => {
    const unknown = vi.fn()
    const handle = streamHandler(shop, { customer: {}, unknown })
    const Records = captured('customer created', 'order created', 'order updated')
    expect(await handle({ Records })).toEqual({ batchItemFailures: [] })
    expect(unknown).not.toHaveBeenCalled()
  })
})

describe('a removal by time to live', () => {
  const Records = captured('order deleted').map(removedByTimeToLive)

  it('goes to expired', async () => {
    const on = handlers()
    await streamHandler(shop, on)({ Records })
    expect(on.order.expired.mock.calls).toEqual([
      [{ key, before: updated }, expect.objectContaining({ change: 'expired' })],
    ])
    expect(on.order.remove).not.toHaveBeenCalled()
  })

  it('goes to remove where nobody handles expired: the item is gone all the same', async () => {
    const { unknown, order } = handlers()
    const { remove } = order
    await streamHandler(shop, { order: { remove }, unknown })({ Records })
    expect(remove).toHaveBeenCalledOnce()
  })

  it('is told by the identity as the streams API writes it, too', async () => {
    const on = handlers()
    const userIdentity = { Type: 'Service', PrincipalId: 'dynamodb.amazonaws.com' }
    await streamHandler(shop, on)({ Records: captured('order deleted').map((r) => ({ ...r, userIdentity })) })
    expect(on.order.expired).toHaveBeenCalledOnce()
  })

  it.each([
    { type: 'Service', principalId: 'replication.dynamodb.amazonaws.com' },
    { type: 'User', principalId: 'dynamodb.amazonaws.com' },
  ])('is another thing than a removal by somebody else: %o', async (userIdentity) => {
    const on = handlers()
    await streamHandler(shop, on)({ Records: captured('order deleted').map((r) => ({ ...r, userIdentity })) })
    expect(on.order.remove).toHaveBeenCalledOnce()
  })
})

describe('the handler of what no entity claims', () => {
  it('gets the items of other programs', async () => {
    const on = handlers()
    await streamHandler(shop, on)({ Records: captured('item of another program') })
    expect(on.unknown.mock.calls).toEqual([
      [expect.objectContaining({ change: 'insert', newImage: expect.anything() }), undefined],
    ])
  })

  it('gets items that do not fit the design, and why', async () => {
    const on = handlers()
    await streamHandler(shop, on)({ Records: captured('order that does not fit') })
    const [record, error] = on.unknown.mock.calls[0] ?? []
    expect(record).toMatchObject({ sequenceNumber: '000000000000000000007' })
    expect(error).toBeInstanceOf(UnreadableItemError)
    expect(error.message).toContain('A stored order')
    expect(on.order.insert).not.toHaveBeenCalled()
  })

  it('gets items that say an entity whose keys are others', async () => {
    const on = handlers()
    const [record] = captured('order created')
    const Keys = { pk: { S: 'CUSTOMER#c1' }, sk: { S: 'ELSEWHERE' } }
    const moved = { ...record, dynamodb: { ...record?.dynamodb, Keys } }
    await streamHandler(shop, on)({ Records: [moved] })
    expect(on.unknown.mock.calls[0]?.[1]?.message).toContain('key is not one that the design makes')
  })

  it('does not get guard items of unique attributes, which are the client’s own', async () => {
    const on = handlers()
    const handle = streamHandler(shop, on)
    expect(await handle({ Records: captured('its guard created') })).toEqual({ batchItemFailures: [] })
    expect(on.unknown).not.toHaveBeenCalled()
  })
})

describe('refused is', () => {
  const unknown = () => {}
  const withoutStream = { ...shop, table: { ...shop.table, stream: undefined } } as Untyped

  it.each<readonly [string, () => unknown, string]>([
    [
      'a table without a stream',
      () => streamHandler(withoutStream, { unknown } as Untyped),
      "Table 'stream-shop' has no stream in the design",
    ],
    [
      'a handler of an entity that there is not',
      () => streamHandler(shop, { ordr: {}, unknown } as Untyped),
      "There are handlers of 'ordr', but the design has no such entity; its entities are customer, order.",
    ],
    [
      'a handler of a change that there is not',
      () => streamHandler(shop, { order: { inserted: unknown }, unknown } as Untyped),
      'There is a handler of order.inserted, which is no change; the changes are insert, modify, remove, expired.',
    ],
    [
      'to have no handler of what no entity claims',
      () => streamHandler(shop, {} as Untyped),
      "have no 'unknown'; it is called with what no entity claims",
    ],
    [
      'an entity that has its name',
      () =>
        streamHandler(
          { ...shop, entities: { unknown: shop.entities.order } } as Untyped,
          { unknown } as Untyped,
        ),
      "An entity named 'unknown' has the name of the handler",
    ],
    [
      'a concurrency that is no count',
      () => streamHandler(shop, { unknown }, { concurrency: 0 }),
      'concurrency must be a whole number of at least 1 (got 0)',
    ],
  ])('%s', (_, make, message) => {
    expect(make).toThrow(message)
  })

  it('an event of something else, as a whole', async () => {
    const handle = streamHandler(shop, { unknown })
    await expect(handle({ detail: {} } as Untyped)).rejects.toThrow('event has no Records')
    await expect(handle(undefined as Untyped)).rejects.toThrow('event has no Records')
    const sqs = { Records: [{ messageId: '1', body: '{}' }] } as Untyped
    await expect(handle(sqs)).rejects.toThrow('has a record without a change, keys or sequence number')
  })

  it.each([
    ['that is no object', null],
    ['of another change', { eventName: 'constructor' }],
    ['without anything of DynamoDB', { dynamodb: null }],
    ['without keys', { dynamodb: { SequenceNumber: '1', Keys: null } }],
    ['with a key that has no type', { dynamodb: { SequenceNumber: '1', Keys: { pk: null } } }],
    ['with an image that is none', { dynamodb: { SequenceNumber: '1', Keys: {}, NewImage: 'x' } }],
    ['with text for an image', { dynamodb: { SequenceNumber: '1', Keys: {}, OldImage: { a: 'x' } } }],
  ])('a record %s', async (_, broken) => {
    const [record] = captured('order created')
    const event = { Records: [broken && { ...record, ...broken }] } as Untyped
    const error = await rejection(streamHandler(shop, { unknown })(event))
    expect(error).toBeInstanceOf(ValidationError)
    expect(error.message).toContain('has a record without a change, keys or sequence number')
  })

  it('a batch of a stream that shows less than the design says, before anything is handled', async () => {
    const on = handlers()
    const [first, second] = captured('order created', 'order updated')
    const { OldImage: _, ...dynamodb } = { OldImage: undefined, ...second?.dynamodb }
    const batch = streamHandler(shop, on)({ Records: [{ ...first }, { ...second, dynamodb }] })
    await expect(batch).rejects.toThrow(ConfigurationError)
    await expect(batch).rejects.toThrow("has no old image, but the design says stream: 'new-and-old-images'")
    expect(on.order.insert).not.toHaveBeenCalled()
  })
})
