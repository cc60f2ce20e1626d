/** What the API refused, in its own words. */
export class ApiProblem extends Error {
  constructor(status, { title, detail }) {
    super(`${title}. ${detail}`)
    this.status = status
  }
}

/** Calls an operation with the token of a tenant. @throws ApiProblem */
export async function call(token, operation, body) {
  const response = await fetch(`/api/data/dynamodb/${operation}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  const answer = JSON.parse(await response.text(), keepDigits)
  if (!response.ok) throw new ApiProblem(response.status, answer)
  return answer
}

/** JSON as it was stored: numbers that JavaScript would round are kept as they were written. */
export const exactJson = (value) => JSON.stringify(value, undefined, 2)

/** @see https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/JSON/rawJSON */
function keepDigits(_, value, context) {
  const isRounded =
    typeof value === 'number' && context?.source !== undefined && String(value) !== context.source
  return isRounded && JSON.rawJSON !== undefined ? JSON.rawJSON(context.source) : value
}
