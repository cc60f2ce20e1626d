import { utf8Bytes } from '../key/utf8.js'

/**
 * Quotas of DynamoDB that a design can break.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
 */
export const MAX_GLOBAL_INDEXES = 20
export const MAX_LOCAL_INDEXES = 5
/** Attributes of a multi-attribute key of a global index, for the partition key and for the sort key. */
export const MAX_KEY_ATTRIBUTES = 4
/** Attributes that all INCLUDE projections of a table name together. */
export const MAX_PROJECTED_ATTRIBUTES = 100
/** Attributes that the INCLUDE projection of one index names. */
export const MAX_INDEX_PROJECTED_ATTRIBUTES = 20
/** Bytes of the name of a key attribute, a projected attribute or the time to live. */
export const MAX_KEY_NAME_BYTES = 255
export const isKeyName = (name: string): boolean => name !== '' && utf8Bytes(name) <= MAX_KEY_NAME_BYTES
export const INDEX_NAME = /^[a-zA-Z0-9_.-]{3,255}$/

/** What the client has beside entities and access patterns, and what would make it look like a promise. */
export const RESERVED_NAMES: readonly string[] = ['batch', 'transact', 'health', 'forTenant', 'then']
