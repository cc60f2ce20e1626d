import {
  type Construct,
  DesignTable,
  grant,
  LambdaEventSourceMapping,
  LambdaFunctionUrl,
  TerraformOutput,
  TerraformVariable,
} from '@keyprint/cdktf'
import { dataApi } from '@keyprint/example-data-api/design'
import { type Environment, tablePrefix } from '../../environment/environment.js'
import { tableOptions } from '../table-options.js'
import { addAlarm, addFunction, type FunctionOptions } from './add-function.js'
import { addTenantRole, OF_TENANT_ROLE, tenantRoleArn } from './add-tenant-role.js'
import { API_GRANTS, STREAM_GRANTS } from './grants.js'

/** The directory is this late at the most before somebody hears of it. */
const MAX_DIRECTORY_LAG_MS = 60_000

/** The data API: its table, its two functions, and the role of the code of tenants. */
export function addDataApi(stack: Construct, environment: Environment): void {
  const tableName = tablePrefix(environment) + dataApi.table.name
  const notify = new TerraformVariable(stack, 'alarm_topic_arns', { type: 'list(string)', default: [] })
  const table = new DesignTable(stack, 'data-api', {
    design: dataApi,
    tableName,
    logicalId: 'data_api',
    alarms: { notify: notify.listValue },
    ...tableOptions(environment),
  })
  const common = { prefix: tableName, environment, notify: notify.listValue }
  addApi(stack, table, common)
  addDirectory(stack, table, common)
  addTenantRole(stack, table, environment)
}

type Table = DesignTable<(typeof dataApi)['~types']>
type Common = Pick<FunctionOptions, 'prefix' | 'environment' | 'notify'>

/** The API behind a URL of its own; who calls it is for the API itself to find out. */
function addApi(stack: Construct, table: Table, common: Common): void {
  const { tableName, tableArn, keyArn } = table
  const { account, region } = common.environment
  const tenantRole = tenantRoleArn(common.environment, tableName)
  const { role, lambda } = addFunction(stack, {
    ...common,
    name: 'api',
    timeoutSeconds: 29,
    variables: {
      DATA_API_TABLE: tableName,
      TABLE_ARN: tableArn,
      ...(keyArn === undefined ? {} : { KMS_KEY_ARN: keyArn }),
      TENANT_ROLE_ARN: tenantRole,
      JWKS_URL: variable(stack, 'jwks_url'),
      JWT_ISSUER: variable(stack, 'jwt_issuer'),
      JWT_AUDIENCE: variable(stack, 'jwt_audience'),
      CURSOR_KEYS: variable(stack, 'cursor_keys', true),
    },
    statements: [
      { Effect: 'Allow', Action: OF_TENANT_ROLE, Resource: tenantRole },
      {
        Effect: 'Allow',
        Action: ['lambda:GetFunctionConfiguration', 'lambda:UpdateFunctionConfiguration'],
        Resource: `arn:aws:lambda:${region}:${account}:function:app-*`,
      },
    ],
  })
  grant(role, table, API_GRANTS)
  const url = new LambdaFunctionUrl(stack, 'api-url', {
    functionName: lambda.functionName,
    authorizationType: 'NONE',
  })
  new TerraformOutput(stack, 'data_api_url', { value: url.functionUrl })
}

/** The function that keeps the directory of places; only rows of tenants come to it. */
function addDirectory(stack: Construct, table: Table, common: Common): void {
  const options: FunctionOptions = {
    ...common,
    name: 'stream',
    timeoutSeconds: 60,
    variables: { DATA_API_TABLE: table.tableName },
    statements: [{ Effect: 'Allow', Action: 'dynamodb:ListStreams', Resource: '*' }],
  }
  const { role, lambda } = addFunction(stack, options)
  grant(role, table, STREAM_GRANTS)
  addAlarm(stack, options, { metric: 'IteratorAge', threshold: MAX_DIRECTORY_LAG_MS })
  new LambdaEventSourceMapping(stack, 'stream-source', {
    eventSourceArn: table.resource.streamArn,
    functionName: lambda.arn,
    startingPosition: 'TRIM_HORIZON',
    batchSize: 100,
    bisectBatchOnFunctionError: true,
    functionResponseTypes: ['ReportBatchItemFailures'],
    filterCriteria: { filter: [{ pattern: JSON.stringify(ROWS_COME_OR_GO) }] },
  })
}

const ROWS_COME_OR_GO = {
  eventName: ['INSERT', 'REMOVE'],
  dynamodb: { Keys: { pk: { S: [{ prefix: 'deploy#' }] } } },
}

function variable(stack: Construct, name: string, sensitive = false): string {
  return new TerraformVariable(stack, name, { type: 'string', sensitive }).stringValue
}
