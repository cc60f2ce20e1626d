import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { findDynamoDBLocalJar } from '../server/dynamodb-local-jar.js'
import { runCommand } from '../server/run-command.js'

/** A folder for the PATH that holds a `docker` and no `java`. */
export interface FakeDocker {
  readonly path: string
  /** File with one line for each call: its arguments. */
  readonly calls: string
}

/**
 * A `docker` that runs the "container" on this machine: the script it is given, with the DynamoDB Local of the npm
 * package, on the port given. It shows the arguments and the life of the process; it does not show the image.
 */
export async function fakeDocker(port: number): Promise<FakeDocker> {
  const folder = await mkdtemp(join(tmpdir(), 'keyprint-docker-'))
  const inside = join(folder, 'inside')
  const calls = join(folder, 'calls')
  await mkdir(inside)
  await script(join(inside, 'java'), await javaOnPort(port))
  await script(join(folder, 'docker'), await docker(port, inside, calls))
  return { path: folder, calls }
}

async function javaOnPort(port: number): Promise<string> {
  const java = (await runCommand('/bin/sh', ['-c', 'command -v java']))?.trim()
  const { nativeLibraries } = await findDynamoDBLocalJar()
  return `#!/bin/sh\nexec ${java} -Djava.library.path=${nativeLibraries} "$@" -port ${port}\n`
}

async function docker(port: number, inside: string, calls: string): Promise<string> {
  const { jar } = await findDynamoDBLocalJar()
  return `#!/bin/sh
PATH=${inside}:/usr/bin:/bin
export PATH
echo "$*" | head -n 1 >>${calls}
case "$1" in
  info) echo linux ;;
  port) echo 127.0.0.1:${port} ;;
  run)
    cd ${dirname(jar)} || exit 1
    while [ "$1" != sh ]; do shift; done
    exec /bin/sh "$3" "$4" ;;
esac
`
}

async function script(file: string, text: string): Promise<void> {
  await writeFile(file, text)
  await chmod(file, 0o755)
}
