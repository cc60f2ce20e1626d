import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** What is known of a process. */
export interface ProcessInfo {
  /** Process id of its parent. */
  readonly parent: number
  readonly command: string
}

/** `undefined` for a process that has ended, and where nothing can be known, as on Windows. */
export function processInfo(pid: number): ProcessInfo | undefined {
  try {
    const [, state = 'Z', parent, command = ''] = process.platform === 'linux' ? fromProc(pid) : fromPs(pid)
    return state.startsWith('Z') ? undefined : { parent: Number(parent), command }
  } catch {
    return undefined
  }
}

/** Small containers have no `ps`. @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function fromProc(pid: number): readonly string[] {
  const stat = /\) (\S) (\d+) [^)]*$/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  return [...stat, command]
}

function fromPs(pid: number): readonly string[] {
  const line = execFileSync('ps', ['-o', 'stat=,ppid=,args=', '-p', String(pid)], { stdio: 'pipe' })
  return /^\s*(\S+)\s+(\d+)\s+(.*)$/m.exec(line.toString()) ?? []
}
