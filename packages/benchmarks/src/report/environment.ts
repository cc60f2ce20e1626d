import { createRequire } from 'node:module'
import { arch, availableParallelism, cpus, platform } from 'node:os'

/** What figures depend on. */
export interface Environment {
  readonly node: string
  readonly cpu: string
  readonly cores: number
  readonly platform: string
  /** Versions of what is compared and of what compares. */
  readonly versions: Readonly<Record<string, string>>
}

const PACKAGES = [
  '@keyprint/client',
  '@keyprint/key-design',
  '@aws-sdk/client-dynamodb',
  '@aws-sdk/lib-dynamodb',
  'electrodb',
  'dynamodb-toolbox',
  'esbuild',
  'typescript-5.9',
  'typescript',
]

export function environment(): Environment {
  return {
    node: process.version,
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    platform: `${platform()} ${arch()}`,
    versions: Object.fromEntries(PACKAGES.map((name) => [name, versionOf(name)])),
  }
}

const require = createRequire(import.meta.url)

const versionOf = (name: string): string =>
  (require(`${name}/package.json`) as { readonly version: string }).version
