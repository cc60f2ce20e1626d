/**
 * JSON in few characters, of those that STS takes: lists of one text are that text, and what is not ASCII is escaped.
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export function compactJson(value: unknown): string {
  return JSON.stringify(value, only).replace(/[^\u0020-\u007e]/g, escaped)
}

function only(_: string, value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 && typeof value[0] === 'string' ? value[0] : value
}

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
