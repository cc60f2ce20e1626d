export { tableInput, timeToLiveInput } from '@keyprint/key-design'
export { DynamoDBLocalStartFailed } from './errors/dynamodb-local-start-failed.js'
export { DynamoDBLocalUnavailable } from './errors/dynamodb-local-unavailable.js'
export { EndpointUnreachable } from './errors/endpoint-unreachable.js'
export { TableAlreadyExists } from './errors/table-already-exists.js'
export type {
  Answer,
  Exchange,
  JsonObject,
  Operation,
  RecordedRequest,
} from './fault-proxy/exchange.js'
export type { CustomFault, Fault, FaultKind, FaultParameters, FaultValue } from './fault-proxy/fault.js'
export { type FaultProxy, startFaultProxy } from './fault-proxy/fault-proxy.js'
export * as faults from './fault-proxy/faults.js'
export type { Injection } from './fault-proxy/injections.js'
export {
  type FaultRates,
  type RandomFaults,
  randomFaults,
  type Script,
  type Step,
  script,
} from './fault-proxy/plan.js'
export type { ServiceError } from './fault-proxy/service-error.js'
export { localClient } from './server/local-client.js'
export type { Server, Source } from './server/server.js'
export { type DynamoDBLocal, startDynamoDBLocal } from './server/start-dynamodb-local.js'
export type { StartOptions } from './server/start-server.js'
export { type CreateTableOptions, createTable, type TableDesign } from './table/create-table.js'
export { type DeleteTableOptions, deleteTable } from './table/delete-table.js'
export { type EmptyTableOptions, emptyTable } from './table/empty-table.js'
