import { expect, it } from 'vitest'
import { bundleSize } from './bundle.js'

const MOST_GZIP_BYTES = 12 * 1024

it("keeps Keyprint's handler of get, put and query within 12 KB", async () => {
  const { gzip } = await bundleSize('Keyprint')
  expect(gzip).toBeLessThanOrEqual(MOST_GZIP_BYTES)
})
