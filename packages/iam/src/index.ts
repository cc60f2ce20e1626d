export { KeyprintError, ValidationError } from '@keyprint/key-design'
export { PolicyOptionError } from './errors/policy-option-error.js'
export { SessionPolicyTooLargeError } from './errors/session-policy-too-large-error.js'
export { UnconfinableGrantError } from './errors/unconfinable-grant-error.js'
export { UnknownGrantError } from './errors/unknown-grant-error.js'
export type { EntityGrant, Grant, OperationName } from './grant/grant.js'
export { grantNames } from './grant/known-grants.js'
export { keyActions } from './permission/key-actions.js'
export {
  healthActions,
  type OperationActions,
  operationActions,
  patternActions,
  streamActions,
} from './permission/operation-actions.js'
export type { AttributeName, KeyText, PolicyOptions } from './policy-options.js'
export { policyDocument, policyStatements } from './policy-statements.js'
export {
  MAX_SESSION_POLICY_CHARACTERS,
  type SessionPolicyOptions,
  sessionPolicy,
} from './session/session-policy.js'
export type { PolicyCondition, PolicyDocument, PolicyStatement } from './statement/policy-statement.js'
