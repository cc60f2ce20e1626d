import { credentialsOperation } from './credentials.js'
import { deprovisionOperation } from './deprovision.js'
import { deleteOperation, getOperation, putOperation } from './item-operations.js'
import { queryOperation, scanOperation } from './list-operations.js'
import { batchOperation, transactOperation } from './many-operations.js'
import { infoOperation, provisionOperation } from './provisioning.js'

/** Everything that the API can do, by its address. */
export const operations = {
  provision: provisionOperation,
  info: infoOperation,
  get: getOperation,
  put: putOperation,
  delete: deleteOperation,
  query: queryOperation,
  scan: scanOperation,
  batch: batchOperation,
  transact: transactOperation,
  credentials: credentialsOperation,
  deprovision: deprovisionOperation,
} as const

export type OperationName = keyof typeof operations
