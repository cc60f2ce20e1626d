/** A plan of some resource changes, made by hand. */
export function planOf(...resources: readonly object[]): Record<string, unknown> {
  return { format_version: '1.2', resource_changes: resources }
}

/** The arguments of a table as a plan holds them. */
export const tableValues = {
  name: 'shop',
  hash_key: 'pk',
  range_key: 'sk',
  billing_mode: 'PAY_PER_REQUEST',
  attribute: ['pk', 'sk', 'gsi1pk', 'gsi1sk'].map((name) => ({ name, type: 'S' })),
  global_secondary_index: [
    { name: 'gsi1', hash_key: 'gsi1pk', range_key: 'gsi1sk', projection_type: 'ALL', non_key_attributes: [] },
  ],
}

export type Values = Readonly<Record<string, unknown>>

/** A resource that changes from `before` to `after`; null for what is not there. */
export function resourceChange(type: string, before: Values | null, after: Values | null, more: Values = {}) {
  const { address = `${type}.it`, change, ...rest } = more
  const actions = [before === null ? ['create'] : after === null ? ['delete'] : ['update']].flat()
  return {
    address,
    mode: 'managed',
    type,
    ...rest,
    change: { actions, before, after, after_unknown: {}, ...(change as Values) },
  }
}

/** A table that changes in place. */
export function tableChange(before: Values, after: Values, more: Values = {}) {
  return resourceChange(
    'aws_dynamodb_table',
    { ...tableValues, ...before },
    { ...tableValues, ...after },
    more,
  )
}

/** A role's policy that changes from some statements to others. */
export function policyChange(
  before: readonly object[] | null,
  after: readonly object[] | null,
  more: Values = {},
) {
  const values = (list: readonly object[] | null) =>
    list && { role: 'api', name: 'shop', policy: JSON.stringify({ Version: '2012-10-17', Statement: list }) }
  return resourceChange('aws_iam_role_policy', values(before), values(after), more)
}
