import { randomInt } from 'node:crypto'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const LENGTH = 26

/** One length for all, so that no id begins with another; no delimiter, and nothing that is a wildcard to IAM. */
export const TENANT_ID = /^[0-9a-hjkmnp-tv-z]{26}$/

/** An id that nobody has. */
export function newTenantId(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
}

/** What the partition keys of a tenant begin with, before a `#`. */
export const prefixOf = (tenantId: string): string => `deploy#${tenantId}`

/** True for a partition key of the tenant: its prefix, the delimiter, and something more. */
export function owns(tenantId: string, pk: string): boolean {
  const lead = `${prefixOf(tenantId)}#`
  return pk.startsWith(lead) && pk.length > lead.length
}

/** Whose a partition key is; `undefined` for what is no tenant's item. */
export function ownerOf(pk: string): string | undefined {
  const [, id = ''] = /^deploy#([^#]*)#./s.exec(pk) ?? []
  return TENANT_ID.test(id) ? id : undefined
}
