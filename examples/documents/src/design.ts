import { documentDesign, documentGrants } from '@keyprint/document-store'
import { type DynamoDbSettings, readConfiguration } from '@keyprint/document-store/configuration'
import { collections } from './collections/collections.js'
import { settings } from './settings.js'

/** What `settings.json` says of the table, whatever the environment says. */
export const tableSettings: DynamoDbSettings = (() => {
  const configuration = readConfiguration({ json: settings })
  if (configuration.provider !== 'DynamoDb') throw new Error('settings.json names no table.')
  return configuration.dynamoDb
})()

/** The table of the collections, for infrastructure and for local development. */
export const documents = documentDesign(collections, tableSettings.design)

/** What the API does with it. */
export const apiGrants = documentGrants(collections)
