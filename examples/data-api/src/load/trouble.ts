import { type FaultProxy, type RandomFaults, randomFaults } from '@keyprint/local'

/** Everything that happens between the API and DynamoDB, more often than it does. */
export const trouble = (seed: number): RandomFaults =>
  randomFaults(seed, {
    throttle: 0.03,
    serverError: { rate: 0.01, status: 500 },
    htmlError: 0.005,
    loseRequest: 0.015,
    loseAnswer: 0.02,
    truncate: 0.01,
    transactionConflict: 0.02,
    transactionInProgress: 0.01,
    unprocessed: { rate: 0.05, processed: 0.5 },
    delay: { rate: 0.03, ms: 30 },
  })

/** How often each fault has happened. */
export function countFaults({ requests }: FaultProxy): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { fault } of requests)
    if (fault !== undefined && 'kind' in fault) counts[fault.kind] = (counts[fault.kind] ?? 0) + 1
  return counts
}
