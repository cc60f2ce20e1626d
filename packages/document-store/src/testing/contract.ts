import { badInputCases } from './cases/bad-input.js'
import { cursorCases } from './cases/cursors.js'
import { documentCases } from './cases/documents.js'
import { queryCases } from './cases/queries.js'
import { tenantCases } from './cases/tenants.js'
import { transactionCases } from './cases/transactions.js'
import { versionCases } from './cases/versions.js'
import { type ContractCase, type ContractSubject, scopeOf } from './scope.js'

const CASES = [
  ...documentCases,
  ...versionCases,
  ...tenantCases,
  ...queryCases,
  ...cursorCases,
  ...transactionCases,
  ...badInputCases,
]

/**
 * Everything that a document store has to do, for any test runner: `for (const { name, run } of documentStoreContract(…))
 * it(name, run)`. Each case has a tenant of its own, so they can run at the same time.
 */
export function documentStoreContract(subject: () => ContractSubject): readonly ContractCase[] {
  return CASES.map(([name, run]) => ({ name, run: async () => run(scopeOf(subject())) }))
}
