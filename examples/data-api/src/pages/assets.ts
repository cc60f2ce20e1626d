import { readdirSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'

/** A file as it is served. */
export interface Asset {
  readonly type: string
  readonly text: string
}

const TYPES: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

const FOLDER = new URL('../../public/', import.meta.url)

/** The files of `public`, by name. The bundle for Lambda has them in itself. */
export const assets: { readonly [name: string]: Asset } = Object.fromEntries(
  readdirSync(FOLDER).map((name) => {
    const text = readFileSync(new URL(name, FOLDER), 'utf8')
    return [name, { type: TYPES[extname(name)] ?? 'text/plain', text }]
  }),
)
