/**
 * Bytes of a document as JSON. DynamoDB holds 400 KB, of which keys, audit and the fields of indexes take a part.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
 */
export const MAX_DOCUMENT_BYTES = 350_000

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html */
export const MAX_TRANSACTION_OPERATIONS = 100
