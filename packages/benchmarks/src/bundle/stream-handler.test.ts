import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, it } from 'vitest'

/** What it is today, so that it does not grow. */
const MOST_GZIP_BYTES = 10.86 * 1024

/** A Lambda function that handles the stream of a table with one entity. */
const STREAM_HANDLER = `
import { streamHandler } from '@keyprint/client/streams'
import { defineDesign, defineEntity, defineTable, number, string } from '@keyprint/key-design'

const table = defineTable('orders', { partitionKey: 'pk', stream: 'new-and-old-images' })
const order = defineEntity(table, 'order', {
  attributes: { id: string(), total: number() },
  key: { partition: 'ORDER#{id}' },
})
export const handler = streamHandler(defineDesign({ table, entities: { order } }), {
  order: { insert: ({ item }) => console.log(item.total) },
  unknown: console.warn,
})
`

it('a handler of a stream is small, and needs no part of the SDK', async () => {
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: STREAM_HANDLER,
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
      loader: 'ts',
    },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    conditions: ['production'],
    metafile: true,
    write: false,
    logLevel: 'silent',
  })
  expect(Object.keys(metafile.inputs).filter((file) => /@aws-sdk|@smithy/.test(file))).toEqual([])
  expect(gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length).toBeLessThanOrEqual(MOST_GZIP_BYTES)
})
