import type { AwsEnvironment } from '../environment/aws-environment.js'
import type { PolicyStatement } from './iam.js'

/**
 * A statement on a key of the same run, whose ARN only AWS can give, made literal: it names the key by its alias, which
 * one key of an account and region has. A plan shows it whole then, the first one too.
 *
 * https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html
 */
export function byAlias(
  statement: PolicyStatement,
  { partition, region, account }: AwsEnvironment,
  alias: string,
): PolicyStatement {
  if (!isOnUnknownKey(statement)) return statement
  return {
    ...statement,
    Resource: [`arn:${partition}:kms:${region}:${account}:key/*`],
    Condition: { ...statement.Condition, 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': alias } },
  }
}

/** What is made in the same run is a reference of Terraform. */
function isOnUnknownKey({ Resource }: PolicyStatement): boolean {
  return [Resource].flat().some((arn) => arn.startsWith('${'))
}
