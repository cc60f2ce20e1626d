/** What has to be so for a write: that there is such an item, or that there is none. */
export type Presence = 'exists' | 'missing'

/** The condition as DynamoDB takes it; what has expired is missing. */
export interface PresenceCondition {
  readonly ConditionExpression: string
  readonly ExpressionAttributeNames: Record<string, string>
  readonly ExpressionAttributeValues: Record<string, { S: string } | { N: string }>
}

const MISSING = 'attribute_not_exists(pk) OR (attribute_type(#ttl, :number) AND #ttl <= :now)'

export function presenceCondition(presence: Presence, nowInSeconds: number): PresenceCondition {
  return {
    ConditionExpression: presence === 'missing' ? MISSING : `NOT (${MISSING})`,
    ExpressionAttributeNames: { '#ttl': 'ttl' },
    ExpressionAttributeValues: { ':number': { S: 'N' }, ':now': { N: String(nowInSeconds) } },
  }
}
