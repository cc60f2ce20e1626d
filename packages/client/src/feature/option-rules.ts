import type { OptionRule, OptionRules } from '../operation/check-options.js'

/** What options can be, for the features that bring them. */

/** What is told by more than a list. */
const kind = (name: string, includes: OptionRule['includes']): OptionRule => ({ includes, join: () => name })

export const flag: OptionRule = [true, false]

export const count: OptionRule = {
  includes: (value) => Number.isInteger(value) && (value as number) >= 1,
  join: () => 'a whole number of at least 1',
}

export const number = /* @__PURE__ */ kind('a number', (value) => typeof value === 'number')

export const milliseconds = /* @__PURE__ */ kind(
  'a number of milliseconds',
  (value) => typeof value === 'number',
)

/** A batch with less would never begin. */
export const requests = /* @__PURE__ */ kind(
  'a number of requests of at least 1',
  (value) => typeof value === 'number' && value >= 1,
)

export const text = /* @__PURE__ */ kind('a string', (value) => typeof value === 'string')

export const date = /* @__PURE__ */ kind('a Date', (value) => value instanceof Date)

export const callback = /* @__PURE__ */ kind('a function', (value) => typeof value === 'function')

export const list = /* @__PURE__ */ kind('a list', Array.isArray)

export const object = /* @__PURE__ */ kind(
  'an object',
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
)

/** Of all reads. */
export const readRules: OptionRules = { consistent: flag, includeExpired: flag }

/** Of queries and scans. */
export const pageRules: OptionRules = { limit: count, pageSize: count, requestsPerPage: count }

/** Of writes that give an item back. */
export const returnRules: OptionRules = { return: ['old', 'new'] }

/** Of updates, also in transactions. */
export const changeRules: OptionRules = {
  set: object,
  remove: list,
  add: object,
  delete: object,
  append: object,
  prepend: object,
  change: callback,
}

/** Of what is done once by several calls. */
export const tokenRules: OptionRules = { idempotencyToken: text, idempotencyTokenSince: date }
