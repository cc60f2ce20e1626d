import { handle } from 'hono/aws-lambda'
import { createApp } from './app.js'
import { authenticateBy, keysAt } from './auth/verify-token.js'
import { createServices } from './create-services.js'
import { DEFAULT_ALLOWANCES } from './limits/allowance.js'
import { Limiter } from './limits/limiter.js'
import { required, servicesFrom } from './settings.js'

/** The API on AWS Lambda, behind a function URL or an HTTP API. */
const services = createServices(servicesFrom(process.env))

export const handler = handle(
  createApp({
    services,
    authenticate: authenticateBy(keysAt(required(process.env, 'JWKS_URL')), {
      issuer: required(process.env, 'JWT_ISSUER'),
      audience: required(process.env, 'JWT_AUDIENCE'),
    }),
    limiter: new Limiter(services.db, { allowances: DEFAULT_ALLOWANCES }),
  }),
)
