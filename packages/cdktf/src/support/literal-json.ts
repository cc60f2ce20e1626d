/**
 * JSON that terraform takes literally: in a string of its configuration `${` and `%{` begin an expression, and policy
 * variables such as `${aws:PrincipalTag/tenant}` are none.
 *
 * https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
 */
export function literalJson(document: unknown): string {
  return literalText(JSON.stringify(document))
}

/** A text that terraform takes literally. */
export function literalText(text: string): string {
  return text.replaceAll(/[$%](?=\{)/g, '$&$&')
}
