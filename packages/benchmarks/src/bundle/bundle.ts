import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, type Metafile } from 'esbuild'

/** A handler that gets, puts and queries one entity, by the library that it uses. */
export const HANDLERS = {
  'lib-dynamodb': 'lib-dynamodb',
  Keyprint: 'keyprint',
  'Keyprint, everything': 'keyprint-connect',
  ElectroDB: 'electrodb',
  'DynamoDB-Toolbox': 'toolbox',
  'entity-store': 'entity-store',
  OneTable: 'onetable',
  Dynamoose: 'dynamoose',
} as const

export type HandlerName = keyof typeof HANDLERS

/** Size of a bundle in bytes. */
export interface BundleSize {
  readonly minified: number
  readonly gzip: number
  /** What is in it, in bytes of minified code, largest first. */
  readonly contributors: readonly Contributor[]
}

export interface Contributor {
  readonly file: string
  readonly bytes: number
}

export type BundleResult = Readonly<Record<HandlerName, BundleSize>>

const GZIP_LEVEL = 9

/** Sizes of all handlers. */
export async function bundle(): Promise<BundleResult> {
  const sizes = Object.keys(HANDLERS).map(
    async (name) => [name, await bundleSize(name as HandlerName)] as const,
  )
  return Object.fromEntries(await Promise.all(sizes)) as BundleResult
}

/** The SDK is left out: Lambda has one, and all libraries need the same. */
export async function bundleSize(name: HandlerName): Promise<BundleSize> {
  const { code, metafile } = await bundled({
    contents: `export * from './${HANDLERS[name]}.ts'`,
    external: ['@aws-sdk/*', '@smithy/*'],
  })
  return {
    minified: code.length,
    gzip: gzipSync(code, { level: GZIP_LEVEL }).length,
    contributors: contributors(metafile),
  }
}

/** A module among the handlers, bundled for production, without what is external. */
export async function bundled({
  contents,
  external,
}: {
  readonly contents: string
  readonly external: readonly string[]
}): Promise<{ readonly code: Buffer; readonly metafile: Metafile }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL('./handlers/', import.meta.url)) },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    // A library that has both is taken as modules, which can be shaken.
    mainFields: ['module', 'main'],
    target: 'node20',
    conditions: ['production'],
    external: [...external],
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'silent',
  })
  return { code: Buffer.from(outputFiles[0]?.contents ?? []), metafile }
}

function contributors({ outputs }: Metafile): readonly Contributor[] {
  const [output] = Object.values(outputs)
  return Object.entries(output?.inputs ?? {})
    .map(([path, { bytesInOutput }]) => ({ file: shortName(path), bytes: bytesInOutput }))
    .sort((a, b) => b.bytes - a.bytes)
}

/** Without what differs from one machine to another. */
const shortName = (path: string): string => path.replace(/^.*(?:node_modules\/|packages\/|\.\.\/)/, '')
