import { execFileSync } from 'node:child_process'

const EVERY_MS = 500

/**
 * Calls back when a process is gone through which npm has started this one. npm, and turbo in between, put shells and
 * process groups between themselves and us: who stops npm by its process id, or closes the terminal, stops one of those,
 * and no signal ever gets here. Without npm there is nothing to watch.
 */
export function whenLauncherEnds(onEnd: () => void): void {
  const launchers = npmAncestors(process.ppid)
  if (launchers.length === 0) return
  const watch = setInterval(() => {
    if (launchers.every(isThere)) return
    clearInterval(watch)
    onEnd()
  }, EVERY_MS)
  watch.unref()
}

/** The processes from a parent up to the outermost npm. */
function npmAncestors(parent: number): readonly number[] {
  const processes = listed()
  const pids: number[] = []
  let outermostNpm = 0
  for (let pid = parent; ; ) {
    const found = processes.get(pid)
    if (found === undefined) return pids.slice(0, outermostNpm)
    pids.push(pid)
    if (/^npm\b|[\\/]npm(-cli\.js)?( |$)/.test(found.command)) outermostNpm = pids.length
    pid = found.parent
  }
}

/** The processes of this machine; none where there is no `ps`, as on Windows, where a console ends all of its own. */
function listed(): ReadonlyMap<number, { readonly parent: number; readonly command: string }> {
  const lines = psOutput().matchAll(/^ *(\d+) +(\d+) +(.*)$/gm)
  return new Map(
    [...lines].map(([, pid, parent, command = '']) => [Number(pid), { parent: Number(parent), command }]),
  )
}

function psOutput(): string {
  try {
    return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8', stdio: 'pipe' })
  } catch {
    return ''
  }
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It is there, and somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
