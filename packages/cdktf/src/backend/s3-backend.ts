import { S3Backend, type TerraformStack } from '../adapter.js'
import { refuse } from '../errors/invalid-options-error.js'
import { defined } from '../support/defined.js'

/** Where the state of a stack is. */
export interface S3BackendOptions {
  /** A bucket that exists, with versioning: it is how a state is restored. */
  readonly bucket: string
  /** Default: `STACK/terraform.tfstate`. */
  readonly key?: string
  /** Region of the bucket, which need not be the stack's. */
  readonly region: string
  /** A customer key for the state. Default: the bucket's encryption. */
  readonly kmsKeyId?: string
}

/** Terraform has lock files in S3 from this version on. */
export const LOCK_FILE_TERRAFORM = '>= 1.10.0'

/**
 * Keeps the state in S3, encrypted, and locks it by a file beside it: no table for locks.
 *
 * https://developer.hashicorp.com/terraform/language/backend/s3#state-locking
 */
export function s3Backend(stack: TerraformStack, options: S3BackendOptions): S3Backend {
  const { bucket, key = `${stack.node.id}/terraform.tfstate`, region, kmsKeyId } = options
  const empty = Object.entries({ bucket, key, region }).filter(([, value]) => value === '')
  refuse(empty.map(([name]) => `Stack '${stack.node.id}': the S3 backend has no ${name}.`))
  const backend = new S3Backend(stack, { bucket, key, region, encrypt: true, ...defined({ kmsKeyId }) })
  // The bindings are older than both.
  stack.addOverride('terraform.backend.s3.use_lockfile', true)
  stack.addOverride('terraform.required_version', LOCK_FILE_TERRAFORM)
  return backend
}
