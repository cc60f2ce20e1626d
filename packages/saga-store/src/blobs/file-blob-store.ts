import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { BlobStore } from './blob-store.js'

/** Blobs as files of a folder, for tests. */
export function fileBlobStore(folder: string): BlobStore {
  return {
    put: async (key, bytes) => {
      const file = join(folder, key)
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, bytes, { flag: 'wx' })
    },
    get: (key) =>
      readFile(join(folder, key)).then(
        (bytes) => new Uint8Array(bytes),
        (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? undefined : Promise.reject(error)),
      ),
    delete: (key) => rm(join(folder, key), { force: true }),
  }
}
