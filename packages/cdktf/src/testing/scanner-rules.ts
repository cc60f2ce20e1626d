import type { Synthesized } from './synth.js'

/**
 * Rules of checkov and trivy on DynamoDB tables, told from their documentation: the scanners are programs of other
 * languages, which a test of this package cannot install.
 *
 * https://www.checkov.io/5.Policy%20Index/terraform.html
 * https://avd.aquasec.com/misconfig/aws/dynamodb/
 */
export type ScannerRule = 'CKV_AWS_28' | 'CKV_AWS_119' | 'CKV2_AWS_16' | 'AWS-0024' | 'AWS-0025'

type Table = { readonly [name: string]: unknown }

/** Rules that some table of a stack breaks. */
export function brokenRules(stack: Synthesized): readonly ScannerRule[] {
  const tables = Object.entries(stack.resource.aws_dynamodb_table ?? {})
  if (tables.length === 0) throw new Error('There is no table to scan.')
  return Object.entries(RULES)
    .filter(([, holds]) => !tables.every(([id, table]) => holds(table, id, stack)))
    .map(([rule]) => rule as ScannerRule)
}

const RULES: { readonly [rule in ScannerRule]: (table: Table, id: string, stack: Synthesized) => boolean } = {
  CKV_AWS_28: hasRecovery,
  CKV_AWS_119: hasCustomerKey,
  CKV2_AWS_16: isScaled,
  'AWS-0024': hasRecovery,
  'AWS-0025': hasCustomerKey,
}

function hasRecovery({ point_in_time_recovery: recovery }: Table): boolean {
  return (recovery as Table | undefined)?.enabled === true
}

/** Encrypted, and not with the key that AWS manages. */
function hasCustomerKey({ server_side_encryption: encryption }: Table): boolean {
  const { enabled, kms_key_arn: key = '' } = (encryption ?? {}) as { enabled?: boolean; kms_key_arn?: string }
  return enabled === true && key !== '' && !key.includes('alias/aws/')
}

/** On demand, or with a target and a policy that belong to the table. */
function isScaled({ billing_mode: billing }: Table, id: string, { resource }: Synthesized): boolean {
  if (billing === 'PAY_PER_REQUEST') return true
  const targets = Object.entries(resource.aws_appautoscaling_target ?? {}).filter(
    ([, target]) => target.resource_id === `table/\${aws_dynamodb_table.${id}.name}`,
  )
  const policies = Object.values(resource.aws_appautoscaling_policy ?? {})
  return targets.some(([target]) =>
    policies.some(({ resource_id }) => resource_id === `\${aws_appautoscaling_target.${target}.resource_id}`),
  )
}
