/**
 * What every error of Keyprint has: a literal `name`, a stable `code` to branch on, and a message that says what was
 * wrong with which value and what to do.
 */
export abstract class KeyprintError extends Error {
  abstract override readonly name: string
  abstract readonly code: string
}
