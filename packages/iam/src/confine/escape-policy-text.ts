/**
 * Makes text mean itself in a condition: `*` and `?` are wildcards in patterns, and `$` begins a policy variable.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars
 */
export function escapePolicyText(text: string): string {
  return text.replace(/[*?$]/g, (character) => `\${${character}}`)
}
