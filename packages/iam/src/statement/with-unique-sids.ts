import type { PolicyStatement } from './policy-statement.js'

/** IAM takes each Sid once in a policy: those that come again are counted. */
export function withUniqueSids(statements: readonly PolicyStatement[]): PolicyStatement[] {
  const taken = new Set(statements.map(({ Sid }) => Sid))
  const seen = new Set<string>()
  return statements.map((statement) => {
    const Sid = seen.has(statement.Sid) ? freeSid(statement.Sid, taken) : statement.Sid
    seen.add(Sid)
    taken.add(Sid)
    return { ...statement, Sid }
  })
}

function freeSid(sid: string, taken: ReadonlySet<string>): string {
  for (let count = 2; ; count++) {
    if (!taken.has(`${sid}${count}`)) return `${sid}${count}`
  }
}
