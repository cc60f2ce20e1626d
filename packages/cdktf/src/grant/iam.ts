/** What grants take from the package of policies; nothing else here knows how statements are made. */
export {
  type Grant,
  type PolicyOptions,
  type PolicyStatement,
  policyDocument,
  policyStatements,
} from '@keyprint/iam'
