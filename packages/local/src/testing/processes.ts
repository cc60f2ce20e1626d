import { execFileSync } from 'node:child_process'

interface Process {
  readonly pid: number
  readonly parent: number
  readonly command: string
}

/** Tests that change the PATH still need `ps`. */
const SYSTEM_PATH = { PATH: '/usr/bin:/bin' }

/** The processes of this machine that have not ended, as `ps` lists them. */
export function processes(): readonly Process[] {
  const listed = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat=,args='], {
    encoding: 'utf8',
    env: SYSTEM_PATH,
  })
  return listed.split('\n').flatMap((line) => {
    const match = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line)
    if (match === null || match[3]?.startsWith('Z')) return []
    return [{ pid: Number(match[1]), parent: Number(match[2]), command: match[4] ?? '' }]
  })
}

/** The Java processes of DynamoDB Local that a process started. */
export function serversOf(parent: number): readonly number[] {
  const servers = processes().filter((one) => one.parent === parent && /DynamoDBLocal\.jar/.test(one.command))
  return servers.map(({ pid }) => pid)
}

/** Whether a process has not ended yet. */
export function isRunning(pid: number): boolean {
  return processes().some((one) => one.pid === pid)
}
