import { join } from 'node:path'
import { runCommand } from './run-command.js'

/** DynamoDB Local 3 needs this Java. */
export const MINIMUM_JAVA = 17

/** A Java that can be run. */
export interface Java {
  /** Path or name of the command. */
  readonly command: string
  /** Major version: 8, 11, 17. */
  readonly version: number
}

/** The Java to use: that of JAVA_HOME when it is new enough, else the one on the PATH; if none is, the newest. */
export async function findJava(env: NodeJS.ProcessEnv = process.env): Promise<Java | undefined> {
  const home = env.JAVA_HOME
  const commands = [...(home ? [join(home, 'bin', 'java')] : []), 'java']
  let newest: Java | undefined
  for (const command of commands) {
    const version = javaVersion((await runCommand(command, ['-version'])) ?? '')
    if (version === undefined) continue
    if (version >= MINIMUM_JAVA) return { command, version }
    if (newest === undefined || version > newest.version) newest = { command, version }
  }
  return newest
}

/** The major version in what `java -version` prints: `1.8.0_392` is 8, `17.0.15` is 17, `25-ea` is 25. */
export function javaVersion(printed: string): number | undefined {
  const match = /version "(?:1\.)?(\d+)/.exec(printed)
  return match === null ? undefined : Number(match[1])
}
