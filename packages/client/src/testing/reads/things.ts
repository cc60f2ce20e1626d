import type { NewItem } from '@keyprint/key-design'
import type { thing } from './store.js'

type NewThing = NewItem<typeof thing>

const at = (n: number): Date => new Date(Date.UTC(2026, 0, n))

/** Things that differ in every attribute, some of which lack each of them. */
export const things: readonly NewThing[] = [
  {
    text: 'alphabet',
    count: 1,
    price: '19.99',
    whole: 10,
    at: at(1),
    // biome-ignore lint/suspicious/noThenProperty: an odd name on purpose.
    then: at(1),
    kind: 'alpha' as const,
    done: true,
    bytes: Uint8Array.of(1, 2, 3),
    tags: new Set(['red', 'blue']),
    numbers: new Set([1, 2.5]),
    blobs: new Set([Uint8Array.of(1), Uint8Array.of(2, 3)]),
    list: [1, 2, 3],
    lines: [
      { sku: 'a', quantity: 2, 'in stock': true },
      { sku: 'b', quantity: 5 },
    ],
    address: {
      city: 'Paris',
      size: 75,
      contains: 'lift',
      at: 'corner',
      zip: '75011',
      geo: { latitude: 48.8 },
    },
    scores: { '2024': 7, size: 1, 'odd name': 3 },
    maybe: null,
    anything: { deep: [{ '0': 'zero' }, 'one'], size: 5 },
    status: 'ok',
    'a.b-c #1': 'odd',
    size: 3,
    constructor: 'built',
  },
  {
    text: 'beta',
    count: -5,
    price: '-3',
    whole: 10,
    at: at(2),
    // biome-ignore lint/suspicious/noThenProperty: an odd name on purpose.
    then: at(3),
    kind: 'beta' as const,
    done: false,
    bytes: Uint8Array.of(255),
    tags: new Set(['red']),
    numbers: new Set([-1]),
    blobs: new Set([Uint8Array.of(2, 3)]),
    list: [],
    lines: [{ sku: 'b', quantity: 1, 'in stock': false }],
    address: { city: 'Rome', size: 10 },
    scores: { '2024': -1, '2025': 8 },
    maybe: 'text',
    anything: 'alphabet',
    status: 'lost',
    'a.b-c #1': 'even',
    size: 10,
    constructor: 'born',
  },
  {
    text: 'alpha',
    count: 0,
    price: '0',
    whole: -10,
    kind: 'gamma' as const,
    tags: new Set(['blue', 'green']),
    numbers: new Set([2.5]),
    list: [3, 3],
    lines: [],
    address: { city: 'Paris', zip: '20095', contains: 'stairs' },
    scores: {},
    anything: [1, 2],
    size: 1,
  },
  { count: 1.5, whole: 3, done: true, list: [2], anything: 7, maybe: '' },
  { text: 'Ωmega 𝄞', price: '19.99', whole: 0, at: at(2), size: 0, anything: new Set(['deep']) },
  {},
].map((said, id) => ({ box: 'b', id, ...said }))
