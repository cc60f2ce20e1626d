import { newTenantId } from './tenants/tenant-id.js'

/** `npm run token`: a token of `npm start`, for a tenant that is named or a new one. */
const [url = 'http://localhost:3000', tenant = newTenantId()] = process.argv.slice(2)
const response = await fetch(`${url}/development/token/${tenant}`)
if (!response.ok) throw new Error(`${url} gives no tokens: ${response.status}`)
console.log(await response.text())
