/** A statement of a policy. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html */
export interface PolicyStatement {
  /** Letters and digits, once in the list. */
  readonly Sid: string
  readonly Effect: 'Allow'
  readonly Action: string[]
  readonly Resource: string[]
  readonly Condition?: PolicyCondition
}

/** Condition operators, the keys that they look at, and what these must be. */
export interface PolicyCondition {
  readonly [operator: string]: { readonly [key: string]: string | string[] }
}

/** A policy that IAM takes. */
export interface PolicyDocument {
  readonly Version: '2012-10-17'
  readonly Statement: PolicyStatement[]
}
