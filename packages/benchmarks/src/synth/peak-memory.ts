import { readdirSync, readFileSync } from 'node:fs'

/** How often the memory of a process is read. A peak that rises and falls in between counts: Linux keeps it. */
const INTERVAL_MS = 10

const KILOBYTE = 1024

/**
 * Watches a process and those that it starts. What it gives ends the watch, and says how many bytes were resident at the
 * most, each process at its own peak. Undefined on other systems than Linux, which have no `/proc`.
 */
export function watchMemory(pid: number): () => number | undefined {
  const peaks = new Map<number, number>()
  const read = () => {
    for (const one of family(pid)) peaks.set(one, Math.max(peakOf(one), peaks.get(one) ?? 0))
  }
  const timer = setInterval(read, INTERVAL_MS)
  return () => {
    clearInterval(timer)
    const total = [...peaks.values()].reduce((sum, peak) => sum + peak, 0)
    return total > 0 ? total : undefined
  }
}

/** A process and its descendants. */
function family(pid: number): readonly number[] {
  const children = lines(() => readdirSync(`/proc/${pid}/task`)).flatMap((thread) =>
    lines(() => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ')),
  )
  return [pid, ...children.flatMap((child) => family(Number(child)))]
}

/** https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
function peakOf(pid: number): number {
  const [status = ''] = lines(() => [readFileSync(`/proc/${pid}/status`, 'utf8')])
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * KILOBYTE
}

/** A process may end while it is read. */
function lines(read: () => readonly string[]): readonly string[] {
  try {
    return read().filter((line) => line.trim() !== '')
  } catch {
    return []
  }
}
