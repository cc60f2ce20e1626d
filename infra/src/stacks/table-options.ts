import type { OnDemandProps, ProvisionedProps, TableProps } from '@keyprint/cdktf'
import type { Environment } from '../environment/environment.js'

type Options = Pick<TableProps, 'deletionProtection' | 'preventDestroy' | 'pointInTimeRecovery'> &
  (OnDemandProps | ProvisionedProps)

/** How an environment pays for its tables and protects them. */
export function tableOptions({ billing, protection }: Environment): Options {
  const days = protection.pointInTimeRecoveryDays
  return {
    ...capacityProps(billing),
    deletionProtection: protection.deletion,
    preventDestroy: protection.preventDestroy,
    pointInTimeRecovery: days > 0 && { days },
  }
}

function capacityProps(billing: Environment['billing']): OnDemandProps | ProvisionedProps {
  if (billing.mode === 'provisioned') {
    const { read, write } = billing
    return { capacity: { billing: 'provisioned', read, write } }
  }
  const { mode, ...limits } = billing
  return { capacity: { billing: mode, ...limits } }
}
