import { IamRole, TerraformElement, TerraformOutput } from '../adapter.js'
import { fixedId } from '../support/fixed-id.js'

const told = new WeakSet<object>()

/** The ARN of a role of this stack as output `NAME_role_arn`, once. A role that is only named has no ARN here. */
export function addRoleOutput(role: IamRole | object): void {
  if (!(role instanceof IamRole) || told.has(role) || !TerraformElement.isTerraformElement(role)) return
  told.add(role)
  const id = `${role.friendlyUniqueId}_role_arn`
  fixedId(new TerraformOutput(role, 'role-arn', { value: role.arn }), 'output', id)
}
