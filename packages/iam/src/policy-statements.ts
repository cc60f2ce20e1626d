import type { Design, DesignTypes } from '@keyprint/key-design'
import { tableArn } from './arn/table-arn.js'
import { checkAttributeLists } from './confine/attribute-lists.js'
import { checkLeadingNames } from './confine/confinement.js'
import { leadingValues } from './confine/leading-values.js'
import { PolicyOptionError } from './errors/policy-option-error.js'
import type { Grant } from './grant/grant.js'
import { permissionsOf } from './permission/permissions-of.js'
import type { PolicyOptions } from './policy-options.js'
import { keyStatements } from './statement/key-statement.js'
import type { PolicyDocument, PolicyStatement } from './statement/policy-statement.js'
import { toStatements } from './statement/to-statements.js'
import { withUniqueSids } from './statement/with-unique-sids.js'

/**
 * The statements that allow what is granted and nothing else: exact actions on the table, on the indexes that are read
 * and on the stream.
 * @throws UnknownGrantError for a name that grants nothing, with what there is.
 * @throws UnconfinableGrantError for a grant that `leadingKeys` or `attributes` cannot hold.
 * @throws PolicyOptionError for an option that no policy can be made from.
 * @throws ValidationError for a value that no key can hold.
 */
export function policyStatements<D extends DesignTypes>(
  design: Design<D>,
  grants: readonly NoInfer<Grant<D>>[],
  options: PolicyOptions<NoInfer<D>>,
): readonly PolicyStatement[] {
  if (grants.length === 0)
    throw new PolicyOptionError('grants', undefined, 'is empty; name an operation or an access pattern')
  const table = tableArn(options.tableArn)
  const { attributes, tenant } = options
  checkLeadingNames(design, 'leadingKeys', options.leadingKeys)
  checkLeadingNames(design, 'tenant', tenant)
  const leadingKeys = leadingValues(options.leadingKeys, tenant)
  checkAttributeLists(design, attributes)
  const permissions = grants.flatMap((grant) => permissionsOf(design, grant, { leadingKeys, attributes }))
  return [...toStatements(permissions, table), ...keyStatements(permissions, table, options.kmsKeyArn)]
}

/** A policy of statements, which may be those of several designs. */
export function policyDocument(statements: readonly PolicyStatement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: withUniqueSids(statements) }
}
