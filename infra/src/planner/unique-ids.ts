import type { Finding } from './finding.js'

/** Two tables may have an index of the same name: the address tells them apart, so that none is allowed unseen. */
export function withUniqueIds(findings: readonly Finding[]): readonly Finding[] {
  return numbered(distinguished(findings, ({ id, address }) => (address === '' ? id : `${id}@${address}`)))
}

function numbered(findings: readonly Finding[]): readonly Finding[] {
  return distinguished(findings, ({ id }, n) => `${id}#${n}`)
}

/** Gives another id to the findings that share theirs; `n` counts from 1. */
function distinguished(
  findings: readonly Finding[],
  rename: (finding: Finding, n: number) => string,
): readonly Finding[] {
  return findings.map((finding) => {
    const same = findings.filter(({ id }) => id === finding.id)
    return same.length === 1 ? finding : { ...finding, id: rename(finding, same.indexOf(finding) + 1) }
  })
}
