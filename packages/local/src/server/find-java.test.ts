import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { findJava, javaVersion } from './find-java.js'

describe('javaVersion', () => {
  it.each([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['Picked up JAVA_TOOL_OPTIONS: -Xmx1g\nopenjdk version "21" 2023-09-19', 21],
    ['java version "1.8.0_392"', 8],
    ['openjdk version "25-ea" 2025-09-16', 25],
    ['The operation could not be completed. Unable to locate a Java Runtime.', undefined],
  ])('of %j is %s', (printed, version) => {
    expect(javaVersion(printed)).toBe(version)
  })
})

describe.skipIf(process.platform === 'win32')('findJava', () => {
  const folders: string[] = []
  afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))))

  async function javaHome(version: string): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'keyprint-java-'))
    folders.push(folder)
    await mkdir(join(folder, 'bin'))
    await writeFile(join(folder, 'bin', 'java'), `#!/bin/sh\necho 'openjdk version "${version}"' >&2\n`)
    await chmod(join(folder, 'bin', 'java'), 0o755)
    return folder
  }

  it('prefers JAVA_HOME', async () => {
    const home = await javaHome('99.0.1')

    expect(await findJava({ JAVA_HOME: home })).toEqual({ command: join(home, 'bin', 'java'), version: 99 })
  })

  it('goes on to the PATH when JAVA_HOME is too old or not there', async () => {
    const old = await javaHome('1.8.0_392')
    const { PATH } = process.env
    const onPath = await findJava({ PATH })

    expect(await findJava({ PATH, JAVA_HOME: '/missing' })).toEqual(onPath)
    if (onPath !== undefined) expect(await findJava({ PATH, JAVA_HOME: old })).toEqual(onPath)
  })
})
