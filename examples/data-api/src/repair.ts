import { connect } from '@keyprint/client'
import { awsDynamoDB } from './create-services.js'
import { dataApi } from './design.js'
import { repair } from './directory/repair.js'
import { required } from './settings.js'

/** `npm run repair`: for an operator, after records of the stream were lost. */
const table = { client: awsDynamoDB(), tableName: required(process.env, 'DATA_API_TABLE') }
const { noted, forgotten } = await repair({ db: connect(dataApi, table), table })
console.log(`${noted} items have their places, ${forgotten} places were of nothing.`)
