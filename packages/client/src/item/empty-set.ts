/** What a set reads as that has lost its last member. DynamoDB has none, so it is stored as nothing. */
export const isEmptySet = (value: unknown): boolean => value instanceof Set && value.size === 0
