import type { StoredItem } from '../json/attribute-values.js'

/** Which sort keys are meant: exactly one of these. */
export type SortRange =
  | { readonly eq: string }
  | { readonly lt: string }
  | { readonly lte: string }
  | { readonly gt: string }
  | { readonly gte: string }
  | { readonly beginsWith: string }
  | { readonly between: readonly [from: string, to: string] }

const OPERATORS: { readonly [name: string]: string } = { eq: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' }

/** What is added to a key condition. */
export function sortCondition(range: SortRange | undefined): {
  readonly text: string
  readonly values: StoredItem
} {
  if (range === undefined) return { text: '', values: {} }
  if ('between' in range) {
    const [from, to] = range.between
    return { text: ' AND sk BETWEEN :from AND :to', values: { ':from': { S: from }, ':to': { S: to } } }
  }
  if ('beginsWith' in range)
    return { text: ' AND begins_with(sk, :sk)', values: { ':sk': { S: range.beginsWith } } }
  const [[name, value] = ['', '']] = Object.entries(range) as [string, string][]
  return { text: ` AND sk ${OPERATORS[name]} :sk`, values: { ':sk': { S: value } } }
}
