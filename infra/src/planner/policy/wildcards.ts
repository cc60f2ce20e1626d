import { type Condition, EXCEPT, type Permission } from './parse-policy.js'

/** Services through which data, or the right to it, is reached. */
const DATA = ['dynamodb', 'kms', 'iam', 'sts', 'dax']

/** They take no resource, so that `*` is all that one can write. */
const WITHOUT_RESOURCE = ['dynamodb:listtables', 'dynamodb:liststreams', 'dynamodb:describelimits']

/** True when more is allowed than is named, and it reaches data. */
export function isWild({ action, resource, principal, conditions }: Permission): boolean {
  if (principal === '*' || principal.startsWith(EXCEPT)) return true
  if (isOpen(action)) return concernsData(action)
  return (
    concernsData(action) &&
    isOpen(withoutStream(resource)) &&
    !WITHOUT_RESOURCE.includes(action.toLowerCase()) &&
    !(isAnyKey(resource) && conditions.some(namesAnAlias))
  )
}

function concernsData(action: string): boolean {
  const [service = ''] = action.toLowerCase().split(':')
  return service.includes('*') || action.startsWith(EXCEPT) || DATA.includes(service)
}

function isOpen(text: string): boolean {
  return text.includes('*') || text.includes('?') || text.startsWith(EXCEPT)
}

/** A stream's name is the time when it was made, which nobody knows beforehand. */
function withoutStream(resource: string): string {
  return resource.replace(/\/stream\/\*$/, '')
}

/** An alias is of one key of an account and region. `ForAllValues` would be met by a key that has none. */
function namesAnAlias({ operator, key }: Condition): boolean {
  return operator === 'ForAnyValue:StringEquals' && key === 'kms:ResourceAliases'
}

function isAnyKey(resource: string): boolean {
  return /^arn:[\w-]+:kms:[\w-]+:\d{12}:key\/\*$/.test(resource)
}
