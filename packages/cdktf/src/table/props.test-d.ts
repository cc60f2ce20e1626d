import { AwsProvider } from '../adapter.js'
import type { AlarmOptions } from '../alarms/alarm-options.js'
import type { CiDeployRoleOptions } from '../ci/ci-deploy-role-options.js'
import { grant } from '../grant/grant.js'
import { plain, shop } from '../testing/designs.js'
import { awsStack } from '../testing/synth.js'
import type { Capacity } from './capacity.js'
import { DesignTable } from './design-table.js'
import type { Encryption } from './encryption.js'
import type { ImportFormat } from './import-table.js'
import type { DesignTableProps } from './props.js'
import type { Replicas } from './replicas.js'

const stack = awsStack()
const named = { design: shop, tableName: 'dev-shop' }
const scaled = { min: 5, max: 50 }
const provider = new AwsProvider(stack, 'ireland', { alias: 'ireland' })

const table = new DesignTable(stack, 'shop', { ...named })

type Props = DesignTableProps<(typeof shop)['~types']>

export const onDemand: Props = { ...named, capacity: { billing: 'on-demand', maxReadUnits: 5 } }
export const provisioned: Props = {
  ...named,
  capacity: { billing: 'provisioned', read: 5, write: scaled },
  replicas: { regions: { 'eu-west-1': { provider } } },
}

// Capacity that is provisioned, on a table that pays per request.
// @ts-expect-error
export const mixed: Capacity = { billing: 'on-demand', read: 5, write: 5 }

// @ts-expect-error: a maximum of on-demand
export const limited: Capacity = { billing: 'provisioned', read: 5, write: 5, maxReadUnits: 9 }

// @ts-expect-error: provisioned without writes
export const halved: Capacity = { billing: 'provisioned', read: 5 }

// @ts-expect-error: a replica of a provisioned table without the provider of its region
export const unmade: Props = { ...provisioned, replicas: { regions: { 'eu-west-1': {} } } }

// @ts-expect-error: strong consistency of a provisioned table
export const strong: Props = { ...provisioned, replicas: { consistency: 'strong', regions: {} } }

// @ts-expect-error: a witness without strong consistency
export const witness: Replicas = { regions: { 'eu-west-1': {} }, witness: 'eu-west-3' }

// @ts-expect-error: a given key without its ARN
export const keyless: Encryption = { key: 'given' }

// @ts-expect-error: an own key with an ARN
export const owned: Encryption = { key: 'own', keyArn: 'arn:aws:kms:eu-central-1:111122223333:key/1' }

// @ts-expect-error: a delimiter of what is no CSV
export const delimited: ImportFormat = { type: 'ion', delimiter: ';' }

// @ts-expect-error: a dashboard without alarms to show
export const silent: AlarmOptions = { dashboard: true }

grant({ roleName: 'api' }, table, ['order.create', 'ordersByStatus', 'stream', 'health'])

// @ts-expect-error: no such operation
grant({ roleName: 'api' }, table, ['order.destroy'])

// @ts-expect-error: no such access pattern
grant({ roleName: 'api' }, table, ['ordersByColour'])

// @ts-expect-error: no such attribute
grant({ roleName: 'api' }, table, ['order.get'], { leadingKeys: { colour: 'red' } })

const other = new DesignTable(stack, 'plain', { design: plain, tableName: 'plain' })

// @ts-expect-error: an entity of another design
grant({ roleName: 'api' }, other, ['order.create'])

const role = { repository: 'acme/shop', roleName: 'deploy' }
export const branch: CiDeployRoleOptions = { ...role, branch: 'main' }

// @ts-expect-error: neither branch nor environment
export const anywhere: CiDeployRoleOptions = { ...role }
