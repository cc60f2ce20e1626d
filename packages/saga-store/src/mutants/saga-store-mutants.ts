import type { Memory, Mutants } from './broken.js'
import { deletionMutants } from './deletion-mutants.js'
import { identityMutants } from './identity-mutants.js'
import { insertMutants } from './insert-mutants.js'
import { tenantMutants } from './tenant-mutants.js'
import { updateMutants } from './update-mutants.js'
import { valueMutants } from './value-mutants.js'

/** Every known way to break a store of sagas. */
export const sagaStoreMutants: Mutants<Memory> = {
  ...insertMutants,
  ...updateMutants,
  ...deletionMutants,
  ...identityMutants,
  ...valueMutants,
  ...tenantMutants,
}
