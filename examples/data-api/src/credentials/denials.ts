/** What the inline policy is called that denies the sessions of a tenant: whose, and until when, in epoch seconds. */
export function denialName(tenantId: string, until: Date): string {
  return `revoked-${tenantId}-${Math.ceil(until.getTime() / 1000)}`
}

const NAME = /^revoked-[0-9a-z]+-(\d+)$/

/** True for the name of a denial that denies nobody any more; other policies have other names. */
export function hasEnded(name: string): boolean {
  const [, seconds] = NAME.exec(name) ?? []
  return seconds !== undefined && Number(seconds) * 1000 <= Date.now()
}
