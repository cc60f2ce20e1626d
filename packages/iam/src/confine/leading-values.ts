import { PolicyOptionError } from '../errors/policy-option-error.js'

/** What stands for an attribute in a partition key: a value, or a variable that IAM fills in. */
export type LeadingValue = { readonly literal: unknown } | { readonly variable: string }

/** Values by the names of their attributes in code. */
export type LeadingValues = ReadonlyMap<string, LeadingValue>

/** Values as they are given. */
export interface GivenValues {
  readonly [attribute: string]: unknown
}

/** A policy variable and nothing else, without a default: `${aws:PrincipalTag/tenant}`. */
const VARIABLE = /^\$\{[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*:[A-Za-z0-9_.:/=+@-]+\}$/

/**
 * Reads both options; `undefined` when neither is given. What comes as `tenant` is never a variable.
 * @throws PolicyOptionError for what is neither a value nor a whole policy variable.
 */
export function leadingValues(
  leadingKeys: GivenValues | undefined,
  tenant: GivenValues | undefined,
): LeadingValues | undefined {
  if (leadingKeys === undefined && tenant === undefined) return undefined
  // A value that is undefined stays, to be refused as a part of a key: it must not let everything through.
  const read = [
    ...Object.entries(leadingKeys ?? {}).map(
      ([name, value]) => [name, variableOrValue(name, value)] as const,
    ),
    ...Object.entries(tenant ?? {}).map(([name, literal]) => [name, { literal }] as const),
  ]
  if (read.length > 0) return refuseTwice(read)
  const option = tenant === undefined ? 'leadingKeys' : 'tenant'
  throw new PolicyOptionError(option, undefined, 'names no attribute, and so would confine nothing')
}

function variableOrValue(name: string, value: unknown): LeadingValue {
  if (typeof value !== 'string' || !value.includes('${')) return { literal: value }
  if (VARIABLE.test(value)) return { variable: value }
  throw new PolicyOptionError(
    `leadingKeys.${name}`,
    value,
    `is no whole policy variable; write '\${aws:PrincipalTag/tenant}' and nothing around it, or pass the text as tenant`,
  )
}

function refuseTwice(read: readonly (readonly [string, LeadingValue])[]): LeadingValues {
  const values = new Map(read)
  if (values.size === read.length) return values
  const twice = read.find(([name], i) => read.findIndex(([other]) => other === name) !== i)
  throw new PolicyOptionError(`tenant.${twice?.[0]}`, undefined, 'is given in leadingKeys too; leave one out')
}
