/** The order that was written where records were captured, with a value of every type. */
export const key = { customerId: 'c1', placedAt: new Date('2026-11-21T12:00:00Z'), orderId: 'o1' }
export const order = {
  ...key,
  total: 12.5,
  lines: [{ sku: 'tea', quantity: 2, photo: Uint8Array.of(1, 2, 255) }],
  signature: Uint8Array.of(0, 128, 255),
  tags: new Set(['a', 'b']),
  sizes: new Set([1, 2]),
  hashes: new Set([Uint8Array.of(7), Uint8Array.of(8, 9)]),
  scores: { quality: 5 },
  serial: 12345678901234567890n,
  anything: { deep: [true, null, Uint8Array.of(3)] },
  note: null,
}
