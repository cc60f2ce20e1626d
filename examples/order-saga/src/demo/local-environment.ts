/** What there is on this machine. */
export interface LocalTables {
  /** Address of DynamoDB Local. */
  readonly endpoint: string
  readonly ordersTable: string
  readonly sagasTable: string
}

/** What a container in AWS gives to a worker, here. */
export function localEnvironment(
  { endpoint, ordersTable, sagasTable }: LocalTables,
  paymentsUrl: string,
): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ORDERS_TABLE: ordersTable,
    SAGAS_TABLE: sagasTable,
    PAYMENTS_URL: paymentsUrl,
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_ENDPOINT_URL_DYNAMODB_STREAMS: endpoint,
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    // A profile would come before these keys.
    AWS_PROFILE: undefined,
    // On Node 20 the SDK would say once in every worker that Node 22 is to come.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  }
}
