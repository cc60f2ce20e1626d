import { UnavailableError } from '../errors/unavailable-error.js'

/** True for the reason by which a deadline stops a call. */
export const isDeadline = (reason: unknown): reason is UnavailableError => reason instanceof UnavailableError
