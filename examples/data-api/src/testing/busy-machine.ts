/**
 * Where other tests run at the same time, DynamoDB Local may take longer than callers of a table would wait. A test that
 * is not about that gives it this time.
 */
export const BUSY_MACHINE_MS = 60_000
