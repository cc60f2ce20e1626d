import { LocalBackend, type TerraformStack } from '../adapter.js'

/**
 * Keeps the state in a file of the folder that terraform runs in. Without it cdktf writes an absolute path, and what is
 * synthesized differs from machine to machine.
 *
 * https://developer.hashicorp.com/terraform/language/backend/local
 */
export function localBackend(stack: TerraformStack, path = `${stack.node.id}.tfstate`): LocalBackend {
  return new LocalBackend(stack, { path })
}
