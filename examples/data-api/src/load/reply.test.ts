import { expect, it } from 'vitest'
import { faultsOf, type Reply } from './reply.js'

const [own, other] = ['a'.repeat(26), 'b'.repeat(26)]
const item = { pk: `deploy#${own}#order#1`, sk: 'order', tenant: own }

const answer = (body: object, more: Partial<Reply> = {}): Reply => ({
  ...{ status: 200, contentType: 'application/json', retryAfter: null, text: JSON.stringify(body), ...more },
})
const problem = (type: string, status: number, title: string, more: Partial<Reply> = {}): Reply =>
  answer({ type, title, status, detail: 'why' }, { status, contentType: 'application/problem+json', ...more })
const unavailable = 'Not possible at the moment'

it.each<[string, Reply]>([
  ['an item', answer({ item })],
  ['no item', answer({ item: null })],
  ['a problem', problem('/problems/condition-failed', 409, 'It is not possible as things are')],
  ['a problem that passes', problem('/problems/unavailable', 503, unavailable, { retryAfter: '2' })],
])('%s is an answer', (_, reply) => {
  expect(faultsOf('get', own, reply)).toEqual([])
})

it.each<[string, Reply]>([
  ['a foreign item', answer({ item: { ...item, pk: `deploy#${other}#order#1` } })],
  ['a foreign value at an own key', answer({ item: { ...item, tenant: other } })],
  ['a key of somebody else in a text', answer({ item: { ...item, text: `see deploy#${other}#x` } })],
  ['an answer of another shape', answer({ items: [item] })],
  ['an answer of another type', answer({ item }, { contentType: 'text/html' })],
  ['half an answer', answer({}, { text: '{"item":' })],
  [
    'a problem with another status',
    problem('/problems/condition-failed', 400, 'It is not possible as things are'),
  ],
  ['a problem that there is not', problem('/problems/new', 409, 'New')],
  ['a problem without a time', problem('/problems/unavailable', 503, unavailable)],
  ['a problem of ours', problem('/problems/internal', 500, 'Something is wrong on our side')],
])('%s is wrong', (_, reply) => {
  expect(faultsOf('get', own, reply)).toHaveLength(1)
})
