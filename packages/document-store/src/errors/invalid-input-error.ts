import { DocumentStoreError } from './document-store-error.js'
import { type Issue, issuesText } from './invalid-document-error.js'

/** The input of a query or command does not fit its schema. It was not run. */
export class InvalidInputError extends DocumentStoreError {
  override readonly name = 'InvalidInputError'
  readonly code = 'INVALID_INPUT'

  constructor(readonly issues: readonly Issue[]) {
    super(`The input is not valid (${issuesText(issues)}).`)
  }
}
