import { AwsProvider, IamRole, type TerraformStack } from '../adapter.js'
import { s3Backend } from '../backend/s3-backend.js'
import { ciDeployRole } from '../ci/ci-deploy-role.js'
import { grant } from '../grant/grant.js'
import { DesignTable } from '../table/design-table.js'
import { readings, shop } from './designs.js'

const ON_CALL = 'arn:aws:sns:eu-central-1:111122223333:on-call'
const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'
const IRISH_KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'

/** Every option that version 5.100.0 of the provider has, in three tables of one stack. */
export function everything(stack: TerraformStack): void {
  s3Backend(stack, { bucket: 'states', region: 'eu-central-1', kmsKeyId: KEY })
  const table = onDemand(stack)
  provisioned(stack)
  imported(stack)
  const role = new IamRole(stack, 'api', { name: 'api', assumeRolePolicy: '{}' })
  grant(role, table, ['order.create', 'ordersByStatus', 'stream', 'health'])
  grant({ roleName: 'tenants' }, table, ['order.get', 'ordersOfCustomer'], {
    leadingKeys: { tenantId: '${aws:PrincipalTag/tenant}' },
  })
  ciDeployRole(stack, 'deploy', {
    repository: 'acme/shop',
    environment: 'production',
    roleName: 'deploy',
    managedPolicies: ['ReadOnlyAccess'],
    statements: [
      { Sid: 'Look', Effect: 'Allow', Action: ['dynamodb:DescribeTable'], Resource: [table.tableArn] },
    ],
    maxSessionSeconds: 7200,
    permissionsBoundary: 'arn:aws:iam::111122223333:policy/boundary',
  })
}

function onDemand(stack: TerraformStack): DesignTable<(typeof shop)['~types']> {
  return new DesignTable(stack, 'shop', {
    design: shop,
    tableName: 'dev-shop',
    capacity: {
      billing: 'on-demand',
      maxReadUnits: 1000,
      maxWriteUnits: 500,
      indexes: { gsi1: { maxReadUnits: 100 } },
    },
    // Deletion protection of a replica within the table is newer than 5.100.0.
    replicas: { regions: { 'eu-west-1': { keyArn: IRISH_KEY, deletionProtection: false } } },
    pointInTimeRecovery: { days: 7 },
    preventDestroy: true,
    encryption: { key: 'own', deletionWindowDays: 14 },
    tableClass: 'standard-infrequent-access',
    tags: { team: 'shop' },
    resourcePolicy: [
      {
        Sid: 'Analytics',
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::444455556666:root' },
        Action: 'dynamodb:Query',
        Resource: 'arn:aws:dynamodb:eu-central-1:111122223333:table/dev-shop/index/gsi1',
      },
    ],
    contributorInsights: true,
    kinesis: {
      streamArn: 'arn:aws:kinesis:eu-central-1:111122223333:stream/changes',
      timestampPrecision: 'microsecond',
    },
    alarms: { notify: [ON_CALL] },
    backup: {
      rules: {
        daily: { schedule: 'cron(0 3 * * ? *)', deleteAfterDays: 35 },
        monthly: {
          schedule: 'cron(0 4 1 * ? *)',
          deleteAfterDays: 400,
          coldStorageAfterDays: 30,
          copyTo: 'arn:aws:backup:eu-west-1:444455556666:backup-vault:copies',
        },
      },
    },
  })
}

function provisioned(stack: TerraformStack): void {
  const provider = new AwsProvider(stack, 'aws-ireland', { region: 'eu-west-1', alias: 'ireland' })
  new DesignTable(stack, 'orders', {
    design: shop,
    logicalId: 'orders',
    tableName: 'dev-orders',
    capacity: {
      billing: 'provisioned',
      read: { min: 5, max: 100 },
      write: { min: 5, max: 50, targetUtilization: 60, scaleInCooldown: 120, scaleOutCooldown: 30 },
      indexes: { gsi1: { read: { min: 1, max: 10 }, write: { min: 5, max: 50 } } },
    },
    replicas: { regions: { 'eu-west-1': { provider, keyArn: IRISH_KEY } } },
    encryption: { key: 'given', keyArn: KEY },
    tags: { team: 'shop' },
    alarms: { notify: [ON_CALL], userErrors: false },
  })
}

function imported(stack: TerraformStack): void {
  new DesignTable(stack, 'readings', {
    design: { ...readings, table: { ...readings.table, indexes: {} }, entities: {} },
    tableName: 'dev-readings',
    deletionProtection: false,
    encryption: { key: 'aws-managed' },
    importFrom: {
      bucket: 'exports',
      bucketOwner: '444455556666',
      keyPrefix: 'readings/',
      compression: 'gzip',
      format: { type: 'csv', delimiter: ';', header: ['sensor', 'at', 'value'] },
    },
  })
}
