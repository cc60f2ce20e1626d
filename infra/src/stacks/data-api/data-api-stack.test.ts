import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { denialPolicy } from '@keyprint/example-data-api/session'
import { afterAll, describe, expect, it } from 'vitest'
import { testEnvironment } from '../../testing/workspace.js'
import { stackNamed } from '../stacks.js'
import { synthStack } from '../synth.js'

const outdir = mkdtempSync(join(tmpdir(), 'data-api-'))
afterAll(() => rmSync(outdir, { recursive: true }))

const folder = synthStack(stackNamed('data-api'), testEnvironment, { outdir })
const { resource, variable } = JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8'))

/** The statements of a role, over all its policies. */
const statementsOf = (role: string): { Action: string | string[]; Resource: unknown; Condition?: object }[] =>
  Object.values<{ role: string; policy: string }>(resource.aws_iam_role_policy)
    .filter((policy) => policy.role === `\${aws_iam_role.${role}.name}`)
    .flatMap(({ policy }) => JSON.parse(policy).Statement)
const actionsOf = (role: string) => [...new Set(statementsOf(role).flatMap(({ Action }) => Action))].sort()

describe('the stack of the data API', () => {
  it('holds nothing of this machine, and no secret', () => {
    const { '//': _, ...configuration } = JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8'))
    expect(JSON.stringify(configuration)).not.toContain(process.cwd().replace(/\/infra$/, ''))
    expect(variable.cursor_keys).toEqual({ sensitive: true, type: 'string' })
    expect(resource.aws_lambda_function['api-function'].environment.variables.CURSOR_KEYS).toBe(
      '${var.cursor_keys}',
    )
  })

  it('lets nobody scan, and only the functions touch what is not a row', () => {
    for (const role of ['data_api_api', 'data_api_stream', 'data_api_tenant'])
      expect(actionsOf(role)).not.toContain('dynamodb:Scan')
    const items = (role: string) =>
      actionsOf(role).flatMap((one) => one.match(/dynamodb:(\w*Item|Query)$/)?.[1] ?? [])
    expect(items('data_api_api')).toEqual([
      ...['BatchGetItem', 'BatchWriteItem', 'ConditionCheckItem', 'DeleteItem'],
      ...['GetItem', 'PutItem', 'Query', 'UpdateItem'],
    ])
    expect(items('data_api_stream')).toEqual([
      'BatchWriteItem',
      'ConditionCheckItem',
      'DeleteItem',
      'GetItem',
    ])
    expect(actionsOf('data_api_api')).toContain('sts:AssumeRole')
    expect(actionsOf('data_api_stream')).toContain('dynamodb:GetRecords')
  })

  it('holds the code of a tenant to the keys that begin with its prefix', () => {
    const onTable = statementsOf('data_api_tenant').filter(({ Action }) =>
      JSON.stringify(Action).includes('dynamodb'),
    )
    expect(onTable).toHaveLength(1)
    expect(onTable[0]?.Condition).toEqual({
      Null: { 'dynamodb:LeadingKeys': 'false' },
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['deploy#$${aws:PrincipalTag/tenant}#*'] },
    })
    const [trust] = JSON.parse(resource.aws_iam_role.data_api_tenant.assume_role_policy).Statement
    expect(trust.Condition).toEqual({
      ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::123456789012:role/test-data-api-api' },
    })
  })

  it('lets the API deny the sessions of tenants, and change no other role', () => {
    const onRoles = statementsOf('data_api_api').filter(({ Action }) =>
      JSON.stringify(Action).includes('iam:'),
    )
    expect(onRoles).toEqual([
      {
        Effect: 'Allow',
        Action: [
          ...['sts:AssumeRole', 'sts:TagSession'],
          ...['iam:ListRolePolicies', 'iam:PutRolePolicy', 'iam:DeleteRolePolicy'],
        ],
        Resource: 'arn:aws:iam::123456789012:role/test-data-api-tenant',
      },
    ])
    for (const role of ['data_api_stream', 'data_api_tenant'])
      expect(actionsOf(role).filter((action) => action.startsWith('iam:'))).toEqual([])
  })

  it('lets no policy that the API may write lead the role of tenants beyond the table', () => {
    const { permissions_boundary, force_detach_policies } = resource.aws_iam_role.data_api_tenant
    expect([permissions_boundary, force_detach_policies]).toEqual([
      '${aws_iam_policy.tenant-boundary.arn}',
      true,
    ])
    const { Statement } = JSON.parse(resource.aws_iam_policy['tenant-boundary'].policy)
    const table = 'arn:aws:dynamodb:eu-central-1:123456789012:table/test-data-api'
    expect(Statement).toMatchObject([
      { Action: 'dynamodb:*', Resource: [table, `${table}/*`] },
      {
        Action: 'kms:*',
        Condition: { StringEquals: { 'kms:ViaService': 'dynamodb.eu-central-1.amazonaws.com' } },
      },
    ])
  })

  it('has room for fifty denials on the role of tenants', () => {
    const policies = Object.values<{ role: string; policy: string }>(resource.aws_iam_role_policy)
    const own = policies.filter(({ role }) => role === '${aws_iam_role.data_api_tenant.name}')
    const used = own.map(({ policy }) => policy).join('').length
    expect(used).toBeGreaterThan(100)
    expect(used + 50 * denialPolicy('0123456789abcdefghjkmnpqrs').length).toBeLessThan(10_240)
  })

  it('feeds the directory with rows that come and go, and reports failures one by one', () => {
    const source = resource.aws_lambda_event_source_mapping['stream-source']
    expect(source.function_response_types).toEqual(['ReportBatchItemFailures'])
    expect(JSON.parse(source.filter_criteria.filter[0].pattern)).toEqual({
      eventName: ['INSERT', 'REMOVE'],
      dynamodb: { Keys: { pk: { S: [{ prefix: 'deploy#' }] } } },
    })
  })

  it('keeps logs for a month, and tells of errors, throttles and a directory that lags', () => {
    for (const log of Object.values<{ retention_in_days: number }>(resource.aws_cloudwatch_log_group))
      expect(log.retention_in_days).toBe(30)
    const alarms = Object.values<{ metric_name?: string }>(resource.aws_cloudwatch_metric_alarm)
    const metrics = alarms.flatMap(({ metric_name }) => metric_name ?? [])
    expect(metrics.sort()).toEqual(['Errors', 'Errors', 'IteratorAge', 'Throttles', 'Throttles'])
  })
})
