import { type TerraformElement, TerraformStack } from '../adapter.js'
import { DuplicateLogicalIdError } from '../errors/duplicate-logical-id-error.js'

/** Where each fixed address was given in a stack. */
const taken = new WeakMap<TerraformStack, Map<string, string>>()

/**
 * Fixes the name of a resource in Terraform's state, so that moving or renaming code never replaces what it stands for.
 *
 * @throws DuplicateLogicalIdError when the stack has a resource of this type and name: one would overwrite the other silently
 */
export function fixedId<E extends TerraformElement>(element: E, type: string, id: string): E {
  const stack = TerraformStack.of(element)
  const addresses = taken.get(stack) ?? new Map<string, string>()
  taken.set(stack, addresses)
  const address = `${type}.${id}`
  const other = addresses.get(address)
  if (other !== undefined) throw new DuplicateLogicalIdError(address, [other, element.node.path])
  addresses.set(address, element.node.path)
  element.overrideLogicalId(id)
  return element
}

/** A name as Terraform takes it: letters, digits, `_` and `-`, not beginning with a digit or `-`. */
export function logicalId(name: string): string {
  const id = name.replaceAll(/[^A-Za-z0-9_-]/g, '_')
  return /^[A-Za-z_]/.test(id) ? id : `_${id}`
}
