import { type RandomFaults, randomFaults } from '@keyprint/local'

/** Everything that happens between a service and DynamoDB, more often than it does. */
export const randomTrouble = (seed: number): RandomFaults =>
  randomFaults(seed, {
    throttle: 0.03,
    loseAnswer: 0.03,
    loseRequest: 0.02,
    truncate: 0.01,
    htmlError: 0.01,
    transactionConflict: 0.02,
    delay: { rate: 0.05, ms: 20 },
  })
