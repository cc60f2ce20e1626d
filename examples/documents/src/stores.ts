import { logging, retry } from '@keyprint/document-store'
import { type OpenStoresOptions, openStores } from '@keyprint/document-store/configuration'
import { collections, type Stores } from './collections/collections.js'
import { settings } from './settings.js'

/** Stores as `settings.json` and the environment say, with what every call gets besides. */
export function storesFrom({
  environment,
  cursors,
}: Pick<OpenStoresOptions, 'environment' | 'cursors'>): Stores {
  const write = (level: string) => (entry: object, message: string) => {
    if (environment?.LOG === 'calls') console.log(JSON.stringify({ level, message, ...entry }))
  }
  const log = { info: write('info'), error: write('error') }
  const decorators = [logging(log), retry({ attempts: 2 })]
  return openStores(collections, { json: settings, environment, cursors, decorators })
}
