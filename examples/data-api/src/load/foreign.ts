/** Tenants are named by the prefix of a key, and by the mark of each item of a load. */
const NAMED = /deploy#(\w*)|"tenant":"([^"]*)"/g

/** The other tenants that an answer names, wherever they stand in it. */
export function foreignTenants(text: string, tenantId: string): readonly string[] {
  const named = [...text.matchAll(NAMED)].map(([, prefix, mark]) => prefix ?? mark ?? '')
  return [...new Set(named)].filter((one) => one !== tenantId)
}
