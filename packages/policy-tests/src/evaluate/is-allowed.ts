import { runSimulation, type Simulation } from '@cloud-copilot/iam-simulate'
import type { PolicyStatement } from '@keyprint/iam'
import type { IamRequest } from './iam-request.js'

const ACCOUNT = '111122223333'

/** The table of all tests. */
export const TABLE_ARN = `arn:aws:dynamodb:eu-central-1:${ACCOUNT}:table/dev-saas`

/** The key of all tests. */
export const KEY_ARN = `arn:aws:kms:eu-central-1:${ACCOUNT}:key/0a1b2c3d-1111-2222-3333-444455556666`

/** Tags of the caller, by `aws:PrincipalTag/…`. */
export type Context = Readonly<Record<string, string | string[]>>

/** True when a role with these statements, and nothing else, may do what is asked. */
export function isAllowed(
  statements: readonly PolicyStatement[] | object,
  request: IamRequest,
  context: Context = {},
): Promise<boolean> {
  const { action, index } = request
  const resource = index === undefined ? TABLE_ARN : `${TABLE_ARN}/index/${index}`
  const keys: [string, string | readonly string[] | undefined][] = [
    ['dynamodb:LeadingKeys', request.leadingKeys],
    ['dynamodb:Attributes', request.attributes],
    ['dynamodb:Select', request.select],
    ['dynamodb:ReturnValues', request.returnValues],
  ]
  const given = Object.fromEntries(keys.filter(([, value]) => value !== undefined)) as Context
  return simulate(statements, `dynamodb:${action}`, resource, { ...given, ...context })
}

/** True when the action is allowed on the resource. */
export async function simulate(
  statements: readonly PolicyStatement[] | object,
  action: string,
  resource: string,
  context: Context = {},
): Promise<boolean> {
  const policy = Array.isArray(statements) ? { Version: '2012-10-17', Statement: statements } : statements
  const simulation: Simulation = {
    request: {
      principal: `arn:aws:iam::${ACCOUNT}:role/tested`,
      action,
      resource: { resource, accountId: ACCOUNT },
      contextVariables: inOneLine(context),
    },
    identityPolicies: [{ name: 'tested', policy }],
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    // A key leaves to IAM who may use it only when its own policy says so.
    ...(action.startsWith('kms:') ? { resourcePolicy: LEAVES_TO_IAM } : {}),
  }
  const result = await runSimulation(simulation, {})
  if (result.resultType === 'error') throw new Error(JSON.stringify(result.errors))
  return result.overallResult === 'Allowed'
}

/**
 * The simulator's wildcards stop at the end of a line, those of IAM match any characters. What ends a line is told as
 * characters that no policy has.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
function inOneLine(context: Context): Context {
  const mapped = Object.entries(context).map(([key, value]) => [
    key,
    typeof value === 'string' ? oneLine(value) : value.map(oneLine),
  ])
  return Object.fromEntries(mapped)
}

const LINE_ENDS = '\n\r\u2028\u2029'
const PRIVATE_USE = 0xe000

const oneLine = (text: string): string =>
  text.replace(/[\n\r\u2028\u2029]/g, (end) => String.fromCharCode(PRIVATE_USE + LINE_ENDS.indexOf(end)))

const LEAVES_TO_IAM = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: 'kms:*', Resource: '*' },
  ],
}
