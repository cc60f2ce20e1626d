export { KeyvStorage, keyvEntry } from './keyv/keyv-storage.js'
