import type { Finding } from './finding.js'

/** The dangerous findings that are not named among `allowed`, by their ids. */
export function refused(findings: readonly Finding[], allowed: readonly string[]): Finding[] {
  return findings.filter(({ id, severity }) => severity === 'danger' && !allowed.includes(id))
}
