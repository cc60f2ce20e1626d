import { processInfo } from './process-info.js'

const EVERY_MS = 500

/**
 * Calls back when a process is gone through which npm has started this one. npm puts shells between itself and us: who
 * stops it by its process id, or closes the terminal, stops one of those, and no signal ever gets here. Without npm there
 * is nothing to watch.
 */
export function whenLauncherEnds(onEnd: () => void): void {
  const launchers = upToNpm(process.ppid)
  if (launchers.length === 0) return
  const watch = setInterval(() => {
    if (launchers.every(isThere)) return
    clearInterval(watch)
    onEnd()
  }, EVERY_MS)
  watch.unref()
}

/** The ancestors from a parent up to the outermost npm. */
function upToNpm(parent: number): readonly number[] {
  const pids: number[] = []
  let outermostNpm = 0
  let info = processInfo(parent)
  for (let pid = parent; info !== undefined; pid = info.parent, info = processInfo(pid)) {
    pids.push(pid)
    if (NPM.test(info.command)) outermostNpm = pids.length
  }
  return pids.slice(0, outermostNpm)
}

/** npm calls itself by its command (`npm start`), or by its script where it cannot. */
const NPM = /^npm\b|[\\/]npm(-cli\.js)?( |$)/

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It is there, and somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
