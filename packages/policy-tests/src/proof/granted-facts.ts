import {
  type Grant,
  grantNames,
  type PolicyStatement,
  policyStatements,
  UnconfinableGrantError,
} from '@keyprint/iam'
import { TABLE_ARN } from '../evaluate/is-allowed.js'
import { saas } from '../saas/saas.js'
import { type Fact, fact, kindOfGrant } from './facts.js'

/** Everything that the policies of all grants allow, read from the policies: confined ones tell items from guards. */
export function grantedFacts(): ReadonlySet<Fact> {
  return new Set(grantNames(saas).filter(isOfClient).flatMap(factsOfGrant))
}

/** The stream is read through another client of the SDK; `stream.test.ts` looks at that grant. */
const isOfClient = (grant: string): boolean => grant !== 'stream'

function factsOfGrant(grant: string): readonly Fact[] {
  const kind = kindOfGrant(saas, grant)
  return statementsOf(grant).flatMap((statement) =>
    statement.Action.flatMap((action) =>
      statement.Resource.flatMap((resource) =>
        keysOf(statement).map((key) =>
          fact(kind, action.replace('dynamodb:', ''), kindOfResource(resource), key),
        ),
      ),
    ),
  )
}

/** Confined where that is possible: the patterns say what keys are meant. */
function statementsOf(grant: string): readonly PolicyStatement[] {
  const make = (options: object) =>
    policyStatements(saas, [grant as Grant<(typeof saas)['~types']>], { tableArn: TABLE_ARN, ...options })
  try {
    return make({ tenant: { org: 'acme' } })
  } catch (error) {
    if (error instanceof UnconfinableGrantError) return make({})
    throw error
  }
}

const kindOfResource = (arn: string): string => (arn.includes('/index/') ? 'index' : 'table')

function keysOf({ Action, Condition }: PolicyStatement): readonly string[] {
  const patterns = Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys']
  if (patterns !== undefined)
    return [patterns].flat().map((one) => (one.includes('#UNIQUE#') ? 'guard' : 'item'))
  return Action.includes('dynamodb:Query') ? ['item'] : ['no key']
}
