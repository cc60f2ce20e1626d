import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  AssetType,
  CloudwatchLogGroup,
  CloudwatchMetricAlarm,
  type Construct,
  IamRole,
  IamRolePolicy,
  LambdaFunction,
  TerraformAsset,
} from '@keyprint/cdktf'
import type { Environment } from '../../environment/environment.js'

/** What the build of the example leaves for Lambda. */
const CODE = new URL('lambda/', import.meta.resolve('@keyprint/example-data-api/design'))
const LOG_RETENTION_DAYS = 30

/** A function of the example. */
export interface FunctionOptions {
  readonly name: 'api' | 'stream'
  /** What its resources in AWS are called after. */
  readonly prefix: string
  readonly environment: Environment
  readonly timeoutSeconds: number
  readonly variables: Readonly<Record<string, string>>
  /** What its role may do beside its logs and what it is granted. */
  readonly statements: readonly object[]
  /** ARNs that hear of an alarm. */
  readonly notify: string[]
}

/** The function, and the role that it runs as. */
export interface AddedFunction {
  readonly role: IamRole
  readonly lambda: LambdaFunction
}

/** A function with its role, its log and its alarms. */
export function addFunction(stack: Construct, options: FunctionOptions): AddedFunction {
  const { name, prefix, timeoutSeconds, variables } = options
  const functionName = `${prefix}-${name}`
  const role = new IamRole(stack, `${name}-role`, { name: functionName, assumeRolePolicy: TRUST })
  role.overrideLogicalId(`data_api_${name}`)
  const log = new CloudwatchLogGroup(stack, `${name}-log`, {
    name: `/aws/lambda/${functionName}`,
    retentionInDays: LOG_RETENTION_DAYS,
  })
  new IamRolePolicy(stack, `${name}-policy`, {
    name: 'function',
    role: role.name,
    policy: JSON.stringify({ Version: '2012-10-17', Statement: [logs(options), ...options.statements] }),
  })
  const path = fileURLToPath(new URL(`${name}.zip`, CODE))
  const asset = new TerraformAsset(stack, `${name}-code`, { path, type: AssetType.FILE })
  const lambda = new LambdaFunction(stack, `${name}-function`, {
    functionName,
    role: role.arn,
    runtime: 'nodejs20.x',
    architectures: ['arm64'],
    handler: 'index.handler',
    filename: asset.path,
    sourceCodeHash: createHash('sha256').update(readFileSync(path)).digest('base64'),
    memorySize: 512,
    timeout: timeoutSeconds,
    environment: { variables: { ...variables } },
    dependsOn: [log],
  })
  for (const metric of ['Errors', 'Throttles']) addAlarm(stack, options, { metric, threshold: 1 })
  return { role, lambda }
}

const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
})

function logs({ name, prefix, environment: { region, account } }: FunctionOptions): object {
  const log = `arn:aws:logs:${region}:${account}:log-group:/aws/lambda/${prefix}-${name}`
  return { Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: `${log}:*` }
}

/** An alarm on the largest or the summed value of a minute, three minutes in a row. */
export function addAlarm(
  stack: Construct,
  { name, prefix, notify }: FunctionOptions,
  { metric, threshold }: { readonly metric: string; readonly threshold: number },
): void {
  new CloudwatchMetricAlarm(stack, `${name}-${metric}`, {
    alarmName: `${prefix}-${name}-${metric}`,
    namespace: 'AWS/Lambda',
    metricName: metric,
    dimensions: { FunctionName: `${prefix}-${name}` },
    statistic: metric === 'IteratorAge' ? 'Maximum' : 'Sum',
    comparisonOperator: 'GreaterThanOrEqualToThreshold',
    threshold,
    period: 60,
    evaluationPeriods: 3,
    treatMissingData: 'notBreaching',
    alarmActions: notify,
    okActions: notify,
  })
}
