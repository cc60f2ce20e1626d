import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { show } from '@keyprint/key-design'
import type { ExpressionParts } from './placeholders.js'

/** An expression with names and values where a request has placeholders: `status = "placed"`, for messages. */
export function readable(expression: string, parts: ExpressionParts): string {
  const { ExpressionAttributeNames: names = {}, ExpressionAttributeValues: values = {} } = parts
  return expression.replace(/[#:]\d+/g, (placeholder) => {
    const value = values[placeholder]
    return value === undefined ? (names[placeholder] ?? placeholder) : valueText(value)
  })
}

function valueText(value: AttributeValue): string {
  return value.NULL ? 'null' : (value.N ?? show(Object.values(value)[0]))
}
