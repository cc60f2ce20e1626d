import { developmentToken } from './auth/development.js'

/** `npm run token -- acme ada clerk`: a token for `npm start`. */
const [tenant = 'acme', user = 'ada', ...roles] = process.argv.slice(2)
console.log(await developmentToken({ tenant, user, roles: roles.length === 0 ? ['clerk'] : roles }))
