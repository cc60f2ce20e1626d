import { createApp } from './app.js'
import { listen } from './server/listen.js'
import { run } from './server/run.js'
import { portFrom } from './server/settings.js'
import { whenStopped } from './server/stop-signal.js'
import { optionsFrom } from './settings.js'

/** The API in a container, on the table and the issuer that the environment names. */
await run(async (stop) => {
  const options = optionsFrom(process.env)
  const { status, problems } = await options.services.db.health({ signal: stop })
  if (status !== 'ok') throw new Error(`The table is ${status}: ${problems.join(' ')}`)
  const hostname = process.env.HOST || '0.0.0.0'
  await using server = await listen(createApp(options), { hostname, port: portFrom(process.env) })
  console.log(`The data API is open on port ${server.port}`)
  await whenStopped(stop)
})
