import { createApp } from './app.js'
import { verifyByKeySet } from './auth/verify-token.js'
import { listen } from './server/listen.js'
import { run } from './server/run.js'
import { portFrom, required, requiredUrl } from './server/variables.js'
import { storesFrom } from './stores.js'

/** On what `settings.json` and the environment name; credentials are what the SDK finds by itself. */
await run(async (stopped) => {
  const verify = verifyByKeySet(requiredUrl(process.env, 'JWKS_URL'), {
    issuer: required(process.env, 'JWT_ISSUER'),
    audience: required(process.env, 'JWT_AUDIENCE'),
  })
  const cursors = { keys: required(process.env, 'CURSOR_KEYS').split(' ') }
  const stores = storesFrom({ environment: process.env, cursors })
  const { status, problems } = await stores.health()
  if (status !== 'ok') throw new Error(problems.join(' '))
  await using server = await listen(createApp({ stores, verify }), '0.0.0.0', portFrom(process.env))
  console.log(`Documents are kept in ${stores.provider}, and open on port ${server.port}`)
  await stopped
})
