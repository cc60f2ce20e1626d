import { KeyprintError } from '@keyprint/key-design'

/** A call was made without a tenant, where each has to have one. Nothing was sent. */
export class MissingTenantError extends KeyprintError {
  override readonly name = 'MissingTenantError'
  readonly code = 'SAGA_MISSING_TENANT'

  constructor(
    /** The call, and what it was about: `getById of order s1`. */
    readonly subject: string,
  ) {
    super(`${subject} has no tenant; use forTenant(id), or give the context of the call a tenant.`)
  }
}
