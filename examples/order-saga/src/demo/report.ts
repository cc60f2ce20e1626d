import type { DemoResult } from './run-demo.js'

/** What a run came to, in sentences. */
export function report({ placed, ended, kills, audit }: DemoResult): readonly string[] {
  const begin = `${placed} orders were placed, ${ended} have ended; ${kills} times a worker was killed.`
  if (audit === undefined) return [begin]
  const { shipped, cancelled, faults } = audit
  const ends = `${shipped} were shipped, each charged once; ${cancelled} were cancelled, none of them charged in the end.`
  return [begin, ...(faults.length === 0 ? [ends, 'The stock adds up.'] : faults)]
}
