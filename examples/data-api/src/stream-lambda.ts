import { connect } from '@keyprint/client'
import { streamHandler } from '@keyprint/client/streams'
import { awsDynamoDB } from './create-services.js'
import { dataApi } from './design.js'
import { required } from './settings.js'
import { directoryHandlers } from './stream/handlers.js'
import { Tenants } from './tenants/tenants.js'

/** Keeps the directory, from the stream of the table. */
const table = { client: awsDynamoDB(), tableName: required(process.env, 'DATA_API_TABLE') }
const db = connect(dataApi, table)

export const handler = streamHandler(dataApi, directoryHandlers({ db, table, tenants: new Tenants(db) }), {
  concurrency: 16,
})
