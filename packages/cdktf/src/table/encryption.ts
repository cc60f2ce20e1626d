/**
 * Who holds the key that encrypts the table. DynamoDB encrypts at rest whatever is chosen.
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.howitworks.html
 */
export type Encryption = OwnKey | GivenKey | AwsKey

/** A customer key of its own: created with the table, rotated, listed as `alias/TABLE`. */
export interface OwnKey {
  readonly key: 'own'
  /** Days between the deletion of the key and its end, 7 to 30. Default: 30. */
  readonly deletionWindowDays?: number
}

/** A customer key that exists: symmetric, in the home region. */
export interface GivenKey {
  readonly key: 'given'
  readonly keyArn: string
}

/** A key of AWS: `aws-managed` is visible in the account and charged by use, `aws-owned` is neither. */
export interface AwsKey {
  readonly key: 'aws-managed' | 'aws-owned'
}

export const OWN_KEY: OwnKey = { key: 'own' }
/** What KMS takes. https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html */
export const MIN_DELETION_WINDOW_DAYS = 7
export const MAX_DELETION_WINDOW_DAYS = 30

export function isCustomerKey({ key }: Encryption): boolean {
  return key === 'own' || key === 'given'
}

/** Alias of a table's own key. Tables may have dots in their names, aliases not, and tables no slashes. */
export function keyAlias(tableName: string): string {
  return `alias/${tableName.replaceAll('.', '/')}`
}
