/** What IAM sees of a request: an action on a resource, and values of condition keys. */
export interface IamRequest {
  /** Without its `dynamodb:`. */
  readonly action: string
  /** The table, or one of its indexes. */
  readonly index?: string
  readonly leadingKeys?: readonly string[]
  readonly attributes?: readonly string[]
  readonly select?: string
  readonly returnValues?: string
}
