import type { Finding } from './finding.js'

/** Two tables may have an index of the same name: then the address tells them apart, so that none is allowed unseen. */
export function withUniqueIds(findings: readonly Finding[]): readonly Finding[] {
  return findings.map((finding) => {
    const shared = findings.filter(({ id }) => id === finding.id).length > 1
    return shared ? { ...finding, id: `${finding.id}@${finding.address}` } : finding
  })
}
